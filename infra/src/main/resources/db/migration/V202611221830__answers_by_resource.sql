-- An erasure looks for what was answered to requests about an HCP.

create index idempotency_by_resource on command_side.idempotency (resource);
