#include "replay/database.h"

#include <algorithm>
#include <utility>

// Objects stand in slots by their ids, names in a map that leads to ids, and the log has what each change replaced. An
// object is copied into the log once in each level (transaction or savepoint), at its first change there; what was made
// in the level is not copied at all.
//
// Who uses an object is kept as candidates: an id is added when something begins to use it and stays there. Whoever
// asks looks whether the candidate still does. So nothing has to be taken back.

namespace lockstep::replay {
namespace {

/// Parts of objects that may wait in the log. A file that wants more of it (a savepoint and a change of a large table,
/// again and again) is not taken back any more; the model is open then.
constexpr std::size_t kMostLoggedParts = 1'000'000;

const Object kDropped{};

std::size_t part_count(const Object& object) {
  const auto* relation = std::get_if<Relation>(&object);
  if (relation == nullptr) return 1;
  return 1 + relation->columns.size() + relation->constraints.size() + relation->indexes.size() +
         relation->policies.size() + relation->triggers.size() + relation->rules.size();
}

bool has_row_type(const Relation& relation) {
  return relation.kind != RelationKind::kSequence;
}

NameKey key_of(const NameView& name) {
  return {name.space, std::string(name.schema), std::string(name.name), std::string(name.signature)};
}

NameKey constraint_key(const Relation& table, const std::string& name) {
  return {NameSpace::kConstraint, table.schema, name, std::to_string(table.id)};
}

/// Calls `visit` with each name that the relation has beside those of its parts.
template <typename Visitor>
void for_each_name(const Relation& relation, Visitor visit) {
  visit({NameSpace::kRelation, relation.schema, relation.name});
  if (has_row_type(relation)) visit({NameSpace::kType, relation.schema, relation.name});
  for (const Index& index : relation.indexes) visit({NameSpace::kRelation, relation.schema, index.name});
  for (const Constraint& constraint : relation.constraints) visit(constraint_key(relation, constraint.name));
}

}  // namespace

bool NameOrder::operator()(const NameView& a, const NameView& b) const {
  if (a.space != b.space) return a.space < b.space;
  if (a.name.size() != b.name.size()) return a.name.size() < b.name.size();
  if (const int order = a.name.compare(b.name); order != 0) return order < 0;
  if (const int order = a.schema.compare(b.schema); order != 0) return order < 0;
  return a.signature < b.signature;
}

Database::Database() : slots_(1) {
  Schema schema;
  schema.name = "public";
  add(std::move(schema));
  read_search_path();
}

Id Database::add(Object object) {
  const Id id = static_cast<Id>(slots_.size());
  std::visit(
      [&](auto& one) {
        using T = std::decay_t<decltype(one)>;
        if constexpr (!std::is_same_v<T, std::monostate>) one.id = id;
      },
      object);
  if (keeps_log()) log_.push_back(ObjectAdded{id});
  slots_.push_back({std::move(object), level_, {}});
  note_unsettled(id);
  const Object& added = slots_.back().object;
  if (const auto* relation = std::get_if<Relation>(&added)) {
    take_names(*relation);
  } else if (const auto* type = std::get_if<Type>(&added)) {
    take_name({NameSpace::kType, type->schema, type->name}, id);
  } else if (const auto* function = std::get_if<Function>(&added)) {
    take_name({NameSpace::kFunction, function->schema, function->name, signature(*function)}, id);
  } else if (const auto* schema = std::get_if<Schema>(&added)) {
    take_name({NameSpace::kSchema, {}, schema->name, {}}, id);
  } else if (const auto* extension = std::get_if<Extension>(&added)) {
    take_name({NameSpace::kExtension, {}, extension->name, {}}, id);
    if (extension->name != "plpgsql") has_extensions_ = true;
  } else if (const auto* publication = std::get_if<Publication>(&added)) {
    take_name({NameSpace::kPublication, {}, publication->name, {}}, id);
  } else if (const auto* role = std::get_if<Role>(&added)) {
    take_name({NameSpace::kRole, {}, role->name, {}}, id);
  }
  return id;
}

void Database::remove(Id id) {
  Object& object = touch(id);
  if (const auto* relation = std::get_if<Relation>(&object)) {
    free_names(*relation);
  } else if (const auto* type = std::get_if<Type>(&object)) {
    free_name({NameSpace::kType, type->schema, type->name});
  } else if (const auto* function = std::get_if<Function>(&object)) {
    free_name({NameSpace::kFunction, function->schema, function->name, signature(*function)});
  } else if (const auto* schema = std::get_if<Schema>(&object)) {
    free_name({NameSpace::kSchema, {}, schema->name, {}});
  } else if (const auto* extension = std::get_if<Extension>(&object)) {
    free_name({NameSpace::kExtension, {}, extension->name, {}});
  } else if (const auto* publication = std::get_if<Publication>(&object)) {
    free_name({NameSpace::kPublication, {}, publication->name, {}});
  } else if (const auto* role = std::get_if<Role>(&object)) {
    free_name({NameSpace::kRole, {}, role->name, {}});
  }
  object = std::monostate{};
}

void Database::note_unsettled(Id id) {
  if (slots_[id].is_unsettled) return;
  slots_[id].is_unsettled = true;
  unsettled_.push_back(id);
}

Object& Database::touch(Id id) {
  Slot& slot = slots_[id];
  note_unsettled(id);
  if (!keeps_log() || slot.level == level_) return slot.object;
  logged_parts_ += part_count(slot.object);
  if (logged_parts_ > kMostLoggedParts) {
    is_log_complete_ = false;
    clear_log();
  } else {
    log_.push_back(ObjectChanged{id, slot.level});
    images_.push_back(slot.object);
    slot.level = level_;
  }
  return slot.object;
}

Relation& Database::change_relation(Id id) {
  return std::get<Relation>(touch(id));
}
Type& Database::change_type(Id id) {
  return std::get<Type>(touch(id));
}
Function& Database::change_function(Id id) {
  return std::get<Function>(touch(id));
}
Schema& Database::change_schema(Id id) {
  return std::get<Schema>(touch(id));
}
Publication& Database::change_publication(Id id) {
  return std::get<Publication>(touch(id));
}
Role& Database::change_role(Id id) {
  return std::get<Role>(touch(id));
}

const Object& Database::object(Id id) const {
  return id < slots_.size() ? slots_[id].object : kDropped;
}
const Relation* Database::relation(Id id) const {
  return std::get_if<Relation>(&object(id));
}
const Type* Database::type(Id id) const {
  return std::get_if<Type>(&object(id));
}
const Function* Database::function(Id id) const {
  return std::get_if<Function>(&object(id));
}

void Database::for_each_relation(const std::function<void(const Relation&)>& visit) const {
  for (const Slot& slot : slots_) {
    if (const auto* relation = std::get_if<Relation>(&slot.object)) visit(*relation);
  }
}

void Database::take_names(const Relation& relation) {
  for_each_name(relation, [&](const NameView& name) { take_name(name, relation.id); });
}

void Database::free_names(const Relation& relation) {
  for_each_name(relation, [&](const NameView& name) { free_name(name); });
}

void Database::take_constraint_name(const Relation& table, const std::string& name) {
  take_name(constraint_key(table, name), table.id);
}

void Database::free_constraint_name(const Relation& table, const std::string& name) {
  free_name(constraint_key(table, name));
}

bool Database::has_constraint(const Relation& table, const std::string& name) const {
  return holder(constraint_key(table, name)) != 0;
}

bool Database::has_constraint_named(const std::string& schema, const std::string& name) const {
  const NameView first{NameSpace::kConstraint, schema, name};
  for (auto entry = names_.lower_bound(first); entry != names_.end(); ++entry) {
    if (entry->first.space != first.space || entry->first.schema != schema || entry->first.name != name) return false;
    if (entry->second.id != 0) return true;
  }
  return false;
}

void Database::take_name(const NameView& name, Id id) {
  set_name(name, NameEntry{id, 0});
}

void Database::free_name(const NameView& name) {
  set_name(name, NameEntry{0, open_.size()});
}

Id Database::holder(const NameView& name) const {
  const auto entry = names_.find(name);
  return entry == names_.end() ? 0 : entry->second.id;
}

bool Database::is_known_dropped(const NameView& name) const {
  const auto entry = names_.find(name);
  return entry != names_.end() && entry->second.id == 0 && entry->second.opened_before == open_.size();
}

void Database::set_name(const NameView& name, NameEntry entry) {
  const auto known = names_.find(name);
  const bool is_known = known != names_.end();
  if (keeps_log()) log_.push_back(NameBefore{key_of(name), is_known ? std::optional(known->second) : std::nullopt});
  if (is_known) {
    known->second = entry;
    return;
  }
  names_.emplace(key_of(name), entry);
  schemas_of_names_.emplace(name.space, name.schema);
  has_temporary_ = has_temporary_ || name.schema == kTemporary;
}

void Database::note_use(Id dependent, Id used) {
  if (used == 0 || used == dependent) return;
  std::vector<Id>& dependents = slots_[used].dependents;
  if (dependents.empty() || dependents.back() != dependent) dependents.push_back(dependent);
}

void Database::note_uses(Id dependent, const Uses& uses) {
  for (const Use& use : uses) note_use(dependent, use.object);
}

void Database::open(std::string reason, const Origin& origin) {
  open_.push_back({std::move(reason), origin});
}

void Database::start_transaction() {
  is_logging_ = true;
  start_level();
}

void Database::clear_log() {
  log_.clear();
  images_.clear();
}

void Database::end_transaction() {
  clear_log();
  logged_parts_ = 0;
  is_log_complete_ = true;
  is_logging_ = false;
  for (auto& [name, setting] : settings_) setting.local.reset();
  read_search_path();
}

bool Database::roll_back(Mark mark) {
  if (!is_log_complete_) return false;
  while (log_.size() > mark) {
    take_back(std::move(log_.back()));
    log_.pop_back();
  }
  read_search_path();
  return true;
}

void Database::take_back(Change change) {
  if (const auto* added = std::get_if<ObjectAdded>(&change)) {
    slots_[added->id].object = std::monostate{};
    slots_[added->id].level = 0;
  } else if (const auto* changed = std::get_if<ObjectChanged>(&change)) {
    slots_[changed->id].object = std::move(images_.back());
    slots_[changed->id].level = changed->level;
    images_.pop_back();
  } else if (const auto* name = std::get_if<NameBefore>(&change)) {
    if (name->entry) {
      names_[name->key] = *name->entry;
    } else {
      names_.erase(name->key);
    }
  } else if (auto* setting = std::get_if<SettingBefore>(&change)) {
    if (setting->setting) {
      settings_[setting->name] = std::move(*setting->setting);
    } else {
      settings_.erase(setting->name);
    }
  }
}

}  // namespace lockstep::replay
