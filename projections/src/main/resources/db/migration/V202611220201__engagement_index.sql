-- While the table has no statistics, an index of two columns looks as selective as the primary key, and was chosen in its
-- place to look up single rows.

drop index read_model.hcp_activity_by_content;

create index hcp_activity_by_content on read_model.hcp_activity (content_id);
