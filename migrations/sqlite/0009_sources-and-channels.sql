CREATE INDEX `leads_source` ON `leads` (`source`,`received_at`);--> statement-breakpoint
UPDATE `settings` SET `key` = 'picked_channels', `value` = json_object('managers', json(`value`)) WHERE `key` = 'picked_channel';
