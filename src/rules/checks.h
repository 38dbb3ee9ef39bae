#pragma once
#include "rules/change.h"
#include "rules/rule.h"

namespace lockstep::rules {

// One function per rule, each in the file of its name. The registry has a line for each; the pages are in docs/rules.
void schema_without_migration(const ProjectChange& change, Findings& findings);
void migration_mismatch(const ProjectChange& change, Findings& findings);
void duplicate_number(const ProjectChange& change, Findings& findings);
void late_migration(const ProjectChange& change, Findings& findings);
void number_gap(const ProjectChange& change, Findings& findings);
void first_number(const ProjectChange& change, Findings& findings);
void number_width(const ProjectChange& change, Findings& findings);
void stray_file(const ProjectChange& change, Findings& findings);
void empty_migration(const ProjectChange& change, Findings& findings);
void migration_edited(const ProjectChange& change, Findings& findings);
void migration_deleted(const ProjectChange& change, Findings& findings);
void migration_renamed(const ProjectChange& change, Findings& findings);
void journal_invalid(const ProjectChange& change, Findings& findings);
void journal_missing_entry(const ProjectChange& change, Findings& findings);
void journal_missing_file(const ProjectChange& change, Findings& findings);
void journal_duplicate(const ProjectChange& change, Findings& findings);
void journal_order(const ProjectChange& change, Findings& findings);
void journal_future(const ProjectChange& change, Findings& findings);
void snapshot_invalid(const ProjectChange& change, Findings& findings);
void snapshot_chain(const ProjectChange& change, Findings& findings);
void snapshot_missing(const ProjectChange& change, Findings& findings);
void case_collision(const ProjectChange& change, Findings& findings);
void line_endings(const ProjectChange& change, Findings& findings);
void merge_conflict(const ProjectChange& change, Findings& findings);
void reused_number(const ProjectChange& change, Findings& findings);
void overtaken_migration(const ProjectChange& change, Findings& findings);
void number_also_taken(const ProjectChange& change, Findings& findings);
void symlink(const ProjectChange& change, Findings& findings);
void push_command(const RepositoryChange& change, Findings& findings);
void snapshot_mismatch(const ProjectChange& change, Findings& findings);
void snapshot_stale(const ProjectChange& change, Findings& findings);
void parameter_in_ddl(const ProjectChange& change, Findings& findings);
void ignored_constraint(const ProjectChange& change, Findings& findings);
void unexported_object(const ProjectChange& change, Findings& findings);
void clock_default(const ProjectChange& change, Findings& findings);
void name_collision(const ProjectChange& change, Findings& findings);

}  // namespace lockstep::rules
