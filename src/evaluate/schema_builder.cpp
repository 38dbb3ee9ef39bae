#include "evaluate/schema_builder.h"

#include <algorithm>

#include "base/text.h"
#include "evaluate/conversions.h"

namespace lockstep::evaluate {

namespace {

/// PostgreSQL cuts names to this many bytes (NAMEDATALEN - 1).
constexpr std::size_t kLongestName = 63;

std::uint64_t key_of(Value value) {
  return (static_cast<std::uint64_t>(value.type) << 32) | value.id;
}

/// Whether an error is in no expression, so that a declaration may have been lost in it.
bool is_between_declarations(const typescript::SyntaxTree& tree, typescript::NodeId error) {
  using typescript::Kind;
  for (auto above = tree[error].parent; above != typescript::kNoNode; above = tree[above].parent) {
    const Kind kind = tree[above].kind;
    const bool declares = kind == Kind::kProgram || kind == Kind::kExportStatement ||
                          kind == Kind::kLexicalDeclaration || kind == Kind::kVariableDeclaration ||
                          kind == Kind::kVariableDeclarator;
    if (!declares) return false;
  }
  return true;
}

}  // namespace

void join(std::optional<model::Unknown>& known, model::Unknown added) {
  if (known) {
    const bool is_told = known->fingerprint != 0 && added.fingerprint != 0;
    known->fingerprint = is_told ? hash_mix(known->fingerprint, added.fingerprint) : 0;
  } else {
    known = std::move(added);
  }
}

model::Unknown SchemaBuilder::why(Value cause, Value whole) {
  const std::string_view reason = cause.is_unknown() ? heap_.text_of(heap_.unknown(cause).reason) : "is not followed";
  return {std::string(reason), prints_.print_of(whole)};
}

std::optional<std::string> SchemaBuilder::known_text(Value value) const {
  if (!value.is(Type::kString)) return std::nullopt;
  return std::string(heap_.text_of(value));
}

model::Property SchemaBuilder::property(Value text) {
  if (text.is(Type::kUndefined)) return {};
  if (auto known = known_text(text)) return model::Property::of(std::move(*known));
  return model::Property::not_known(why(text));
}

model::Property SchemaBuilder::sql_property(Value sql, SqlUse use, const std::string& object, model::Location place) {
  if (sql.is(Type::kUndefined)) return {};
  if (!sql.is(Type::kSql)) return model::Property::not_known(why(sql));
  SqlText text = sql_text(run_, casing_, sql, use);
  if (text.unknown.is_unknown()) return model::Property::not_known(why(text.unknown, sql));
  if (!text.parameters.empty()) {
    std::vector<std::string> values;
    for (const Value value : text.parameters) {
      const std::string quote = value.is(Type::kString) ? "'" : "";
      values.push_back(quote + to_text(heap_, value).value_or("an object") + quote);
    }
    note(Note::Kind::kParameter, std::move(place), object, base::join(values, ", "));
  }
  return model::Property::of(std::move(text.text));
}

void SchemaBuilder::note(Note::Kind kind, model::Location place, std::string object, std::string detail) {
  made_.notes.push_back({kind, std::move(place), std::move(object), std::move(detail)});
}

void SchemaBuilder::open(Value cause) {
  model::Unknown added = why(cause);
  join(made_.schema.open, std::move(added));
}

bool SchemaBuilder::is_exported(Value value) const {
  return exported_.contains(key_of(value));
}

void SchemaBuilder::note_use(Value used, const std::string& user) {
  uses_.emplace_back(used, user);
}

void SchemaBuilder::remember_name(const std::string& scope, const model::Object& object, bool is_default) {
  if (object.name.size() <= kLongestName) return;
  names_[scope + "\n" + object.name.substr(0, kLongestName)].push_back({object.name, object.place, is_default});
}

void SchemaBuilder::collect(ModuleId module) {
  Value more;
  for (const Interpreter::ExportedName& known : run_.exported_names(module, more)) {
    if (known.can_be_skipped) continue;
    const auto value = run_.exported(known.module, known.name);
    if (value) collect_value(*value, run_.exported_definition(known.module, known.name).identifier);
  }
  if (more.is_unknown()) open(more);
  open_for_what_is_not_read(module);
}

/// Errors between the declarations of a schema file, and exports in the form of CommonJS.
void SchemaBuilder::open_for_what_is_not_read(ModuleId module) {
  const EvaluatedModule& known = run_.module(module);
  const typescript::SyntaxTree& tree = known.tree();
  const typescript::SourceFile& file = *known.module->file;
  if (file.exports.empty() && file.stars.empty() && base::contains(tree.text, "exports")) {
    open(run_.unknown("has exports that are not read", {module, typescript::kNoNode, 0}));
  }
  for (typescript::NodeId node = 0; known.has_errors && node < tree.nodes.size(); ++node) {
    if (tree[node].is_error && is_between_declarations(tree, node)) {
      open(run_.unknown("has a syntax error", {module, node, 0}));
    }
  }
}

void SchemaBuilder::collect_value(Value value, Origin identifier) {
  if (value.is_unknown()) {
    constexpr auto kHarmless = Unknown::kInert | Unknown::kEnvironment | Unknown::kOtherDialect | Unknown::kClock;
    if ((heap_.unknown(value).traits & kHarmless) == 0) open(value);
    return;
  }
  if (value.type < Type::kColumnBuilder || !seen_.insert(key_of(value)).second) return;
  switch (value.type) {
    case Type::kTable:
      exported_.insert(key_of(value));
      tables_.push_back({value, identifier});
      return;
    case Type::kPolicy:
      policies_.push_back({value, identifier});
      return;
    case Type::kEnum:
      exported_.insert(key_of(value));
      return add_enum(heap_.enums[value.id], identifier);
    case Type::kPgSchema:
      return add_namespace(heap_.schemas[value.id], identifier);
    case Type::kSequence:
      return add_sequence(heap_.sequences[value.id], identifier);
    case Type::kRole:
      return add_role(heap_.roles[value.id], identifier);
    case Type::kView:
      return add_view(heap_.views[value.id], identifier);
    default:
      return;
  }
}

void SchemaBuilder::build() {
  run_.run_top_level_calls();
  for (const Collected& known : std::vector(tables_)) {
    const Table& table = heap_.tables[known.value.id];
    const bool is_named = table.name.is(Type::kString) && !table.schema.is_unknown();
    if (!is_named) {
      open(table.schema.is_unknown() ? table.schema : table.name);
      continue;
    }
    model::Table made = build_table(*this, known.value, known.identifier);
    put(made_.schema.tables, table_places_, std::move(made));
  }
  add_linked_policies();
  open_for_unknown_policies();
  note_what_is_not_exported();
  note_cut_names();
}

void SchemaBuilder::add_enum(const EnumType& given, Origin identifier) {
  if (!given.name.is(Type::kString) || given.schema.is_unknown()) return open(given.name);
  model::Enum made;
  made.name = *known_text(given.name);
  made.schema = schema_text(given.schema);
  made.place = run_.location(identifier.module == 0 ? given.origin : identifier);
  const Array& labels = heap_.array(given.labels);
  if (labels.open != 0) made.unknown = why(Value::of(Type::kUnknown, labels.open), given.labels);
  for (const Value label : labels.items) {
    if (auto text = to_text(heap_, label)) {
      made.values.push_back(std::move(*text));
    } else {
      made.unknown = why(label, given.labels);
    }
  }
  if (made.unknown) made.values.clear();
  put(made_.schema.enums, enum_places_, std::move(made));
}

void SchemaBuilder::add_namespace(const PgSchema& given, Origin identifier) {
  model::Namespace made;
  made.name = known_text(given.name).value_or("");
  made.place = run_.location(identifier.module == 0 ? given.origin : identifier);
  put(made_.schema.namespaces, namespace_places_, std::move(made));
}

void SchemaBuilder::add_sequence(const Sequence& given, Origin identifier) {
  if (!given.name.is(Type::kString) || given.schema.is_unknown()) return open(given.name);
  model::Sequence made;
  made.name = *known_text(given.name);
  made.schema = schema_text(given.schema);
  made.place = run_.location(identifier.module == 0 ? given.origin : identifier);
  made.options = sequence_options(*this, given.options, {"-9223372036854775808", "9223372036854775807"});
  put(made_.schema.sequences, sequence_places_, std::move(made));
}

void SchemaBuilder::add_role(const Role& given, Origin identifier) {
  if (given.exists) return;
  if (!given.name.is(Type::kString)) return open(given.name);
  model::Role made;
  made.name = *known_text(given.name);
  made.place = run_.location(identifier.module == 0 ? given.origin : identifier);
  std::vector<std::string> words;
  const auto add = [&](std::string_view option, bool wanted, std::string_view word) {
    const Value value = heap_.member(given.config, option);
    if (value.is(Type::kBoolean) && value.boolean == wanted) words.emplace_back(word);
    if (value.is_unknown()) made.options = model::Property::not_known(why(value, given.config));
  };
  add("createDb", true, "createdb");
  add("createRole", true, "createrole");
  add("inherit", false, "noinherit");
  if (!made.options.unknown && !words.empty()) made.options = model::Property::of(base::join(words, " "));
  put(made_.schema.roles, role_places_, std::move(made));
}

model::Property SchemaBuilder::view_options(const View& given) {
  std::vector<std::string> words;
  if (given.with.is(Type::kObject) && heap_.object(given.with).open == 0) {
    std::vector<std::string> parameters;
    for (const Member& member : heap_.object(given.with).members()) {
      const auto text = to_text(heap_, member.value);
      if (!text) return model::Property::not_known(why(member.value, given.with));
      if (!member.value.is_nothing()) {
        parameters.push_back(cased(heap_.text_of(member.key), Casing::kSnake) + "=" + *text);
      }
    }
    std::sort(parameters.begin(), parameters.end());
    if (!parameters.empty()) words.push_back("with (" + base::join(parameters, ", ") + ")");
  } else if (!given.with.is(Type::kUndefined)) {
    return model::Property::not_known(why(given.with));
  }
  for (const auto& [word, value] : {std::pair{"using ", given.method}, {"tablespace ", given.tablespace}}) {
    const model::Property named = property(value);
    if (named.unknown) return named;
    if (named.text) words.push_back(word + *named.text);
  }
  if (given.with_no_data) words.emplace_back("with no data");
  return words.empty() ? model::Property{} : model::Property::of(base::join(words, " "));
}

void SchemaBuilder::add_view(const View& given, Origin identifier) {
  if (given.exists || !given.is_complete) return;
  if (!given.name.is(Type::kString) || given.schema.is_unknown()) return open(given.name);
  model::View made;
  made.name = *known_text(given.name);
  made.schema = schema_text(given.schema);
  made.place = run_.location(identifier.module == 0 ? given.origin : identifier);
  made.materialized = model::Property::flag(given.is_materialized);
  made.definition = sql_property(given.definition, SqlUse::kInlined, made.name, made.place);
  made.options = view_options(given);
  put(made_.schema.views, view_places_, std::move(made));
}

model::Property SchemaBuilder::role_property(Value to) {
  if (!truth(heap_, to).value_or(true)) return model::Property::of("public");
  std::vector<Value> given{to};
  if (to.is(Type::kArray)) given = heap_.array(to).items;
  if (to.is(Type::kArray) && heap_.array(to).open != 0) {
    return model::Property::not_known(why(Value::of(Type::kUnknown, heap_.array(to).open), to));
  }
  std::vector<std::string> names;
  for (const Value role : given) {
    const Value name = role.is(Type::kRole) ? heap_.roles[role.id].name : role;
    if (name.is_unknown()) return model::Property::not_known(why(name, to));
    if (auto text = known_text(name)) names.push_back(std::move(*text));
  }
  std::sort(names.begin(), names.end());
  return model::Property::of(base::join(names, ", "));
}

model::Policy SchemaBuilder::policy(const Policy& given, const std::string& table) {
  model::Policy made;
  made.name = known_text(given.name).value_or("");
  made.place = run_.location(given.origin);
  if (given.config.is_unknown()) {
    made.unknown = why(given.config);
    return made;
  }
  const auto word = [&](std::string_view option, std::string_view absent) {
    const Value value = heap_.member(given.config, option);
    if (value.is_nothing()) return model::Property::of(std::string(absent));
    const auto text = known_text(value);
    return text ? model::Property::of(base::lower_ascii(*text)) : model::Property::not_known(why(value, given.config));
  };
  made.as = word("as", "permissive");
  made.command = word("for", "all");
  made.roles = role_property(heap_.member(given.config, "to"));
  const auto expression = [&](std::string_view option) {
    const Value value = heap_.member(given.config, option);
    if (!value.is(Type::kSql) && !value.is_unknown()) return model::Property{};
    return sql_property(value, SqlUse::kExpression, table + ": " + made.name, made.place);
  };
  made.using_expression = expression("using");
  made.with_check = expression("withCheck");
  return made;
}

void SchemaBuilder::add_linked_policies() {
  for (const Collected& known : policies_) {
    const Policy& given = heap_.policies[known.value.id];
    if (given.table.is(Type::kUndefined)) continue;  // drizzle-kit skips it
    const bool is_of_table = given.table.is(Type::kTable);
    const Value table_name = is_of_table ? heap_.tables[given.table.id].name : given.table;
    if (!table_name.is(Type::kString) || !given.name.is(Type::kString)) {
      open(table_name.is_unknown() ? table_name : given.name);
      continue;
    }
    const std::string table = name_of_table(given.table);
    const std::string schema = schema_text(heap_.tables[given.table.id].schema);
    model::Policy made = policy(given, table);
    made.place = run_.location(known.identifier.module == 0 ? given.origin : known.identifier);
    const auto found = table_places_.find(model::qualified(schema, table));
    if (found == table_places_.end()) {
      made.name = model::qualified(schema, table) + "." + made.name;
      made_.schema.policies.push_back(std::move(made));
    } else {
      model::Table& holder = made_.schema.tables[found->second];
      holder.policies.push_back(std::move(made));
      holder.row_level_security = model::Property::flag(true);
    }
  }
}

/// What is exported and not known may be a policy of any table, which switches its row level security on.
void SchemaBuilder::open_for_unknown_policies() {
  if (!made_.schema.open) return;
  for (model::Table& table : made_.schema.tables) {
    if (!table.row_level_security.text) table.row_level_security = model::Property::not_known(*made_.schema.open);
  }
}

void SchemaBuilder::note_what_is_not_exported() {
  std::unordered_set<std::uint64_t> noted;
  for (const auto& [used, user] : uses_) {
    if (exported_.contains(key_of(used)) || !noted.insert(key_of(used)).second) continue;
    const bool is_table = used.is(Type::kTable);
    const Origin origin = is_table ? heap_.tables[used.id].origin : heap_.enums[used.id].origin;
    if (origin.module == 0 || run_.module(origin.module).is_built_in) continue;
    const Value name = is_table ? heap_.tables[used.id].name : heap_.enums[used.id].name;
    const Value schema = is_table ? heap_.tables[used.id].schema : heap_.enums[used.id].schema;
    note(Note::Kind::kNotExported, run_.location(origin),
         model::qualified(schema_text(schema), known_text(name).value_or("")), user);
  }
}

void SchemaBuilder::note_cut_names() {
  std::vector<Note> found;
  for (const auto& [key, names] : names_) {
    const bool has_default = std::any_of(names.begin(), names.end(), [](const KnownName& n) { return n.is_default; });
    for (std::size_t at = 1; at < names.size() && has_default; ++at) {
      if (names[at].name == names[0].name) continue;
      found.push_back({Note::Kind::kTruncatedName, names[at].place, names[at].name, names[0].name});
    }
  }
  std::sort(found.begin(), found.end(), [](const Note& a, const Note& b) { return a.object < b.object; });
  made_.notes.insert(made_.notes.end(), found.begin(), found.end());
}

}  // namespace lockstep::evaluate
