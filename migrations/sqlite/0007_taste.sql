CREATE TABLE `rep_tastes` (
	`rep_id` text PRIMARY KEY NOT NULL,
	`remind` integer NOT NULL,
	`morning` integer NOT NULL,
	`weekly` integer NOT NULL,
	`hide_names` integer NOT NULL,
	`morning_at` integer
);
