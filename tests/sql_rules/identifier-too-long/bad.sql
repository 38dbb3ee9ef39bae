CREATE TABLE notification_preferences (id bigint PRIMARY KEY, organization_member_id bigint);
CREATE TABLE organization_members (id bigint PRIMARY KEY);
CREATE INDEX notification_preferences_member_idx ON notification_preferences (organization_member_id);
-- the change:
ALTER TABLE notification_preferences
  ADD CONSTRAINT "notification_preferences_organization_member_id_organization_members_id_fk"  -- expect: identifier-too-long
  FOREIGN KEY (organization_member_id) REFERENCES organization_members (id) NOT VALID;
