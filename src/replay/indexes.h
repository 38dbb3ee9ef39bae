#pragma once
#include <string>
#include <vector>

#include "replay/step.h"

namespace lockstep::replay {

void apply_create_index(Step& step, const sql::CreateIndex& statement);

/// The key of an index or of EXCLUDE as the model has it; what it uses goes to `index`. False when a column is missing.
bool add_index_key(Step& step, const Relation& table, const sql::IndexKey& key, Index& index);
/// The middle of the name that PostgreSQL makes for the index: "a_b", "lower_expr".
std::string joined_labels(const Index& index);

/// Appends the index, and a part of it to each partition. Its name has to be free.
void put_index(Step& step, Id table, Index index);
/// Without asking anybody; those of partitions with it.
void erase_index(Step& step, Id table, const std::string& name);
void rename_index(Step& step, Id table, const std::string& old_name, const std::string& new_name);

/// Whether a foreign key can stand on the index for these columns, in any order.
bool is_key_of(const Index& index, const std::vector<std::string>& columns);
/// All columns that it mentions, once.
void list_columns(const Relation& table, Index& index, const Uses& uses);

}  // namespace lockstep::replay
