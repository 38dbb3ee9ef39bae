#include <algorithm>
#include <map>

#include "base/text.h"
#include "catalog/sql_names.h"
#include "catalog/statements.h"
#include "catalog/words.h"
#include "pg/quote.h"

namespace lockstep::catalog {
namespace {

constexpr std::string_view kTheOwner = "the owner";
constexpr std::string_view kGrantOption = " with grant option";

/// Privileges, and whether they may be passed on.
using Privileges = std::map<std::string, bool>;

Privileges parse(std::string_view list) {
  Privileges privileges;
  if (list == "none") return privileges;
  for (const std::string& word : split_list(list)) {
    const bool can_pass_on = word.ends_with(kGrantOption);
    privileges[can_pass_on ? word.substr(0, word.size() - kGrantOption.size()) : word] = can_pass_on;
  }
  return privileges;
}

/// What a grantee has where nothing is granted or revoked: PostgreSQL's documentation, "Privileges".
std::string usual_privileges(const Identity& identity, std::string_view grantee) {
  const bool is_default = identity.kind == Kind::kDefaultPrivileges;
  if (is_default && !identity.schema.empty()) return "none";
  if (grantee == kTheOwner) return "all";
  if (grantee != "public") return "none";
  switch (identity.kind) {
    case Kind::kFunction:
    case Kind::kAggregate:
      return "execute";
    case Kind::kEnum:
    case Kind::kDomain:
    case Kind::kCompositeType:
    case Kind::kRangeType:
    case Kind::kBaseType:
      return "usage";
    case Kind::kDefaultPrivileges:
      return identity.name == "functions" ? "execute" : identity.name == "types" ? "usage" : "none";
    default:
      return "none";
  }
}

/// As GRANT names what stands after ON.
std::string grant_target(const Object& object) {
  switch (object.identity.kind) {
    case Kind::kDefaultPrivileges: {
      std::string words = object.identity.name;
      std::transform(words.begin(), words.end(), words.begin(),
                     [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
      return words;
    }
    case Kind::kColumn:
    case Kind::kTable:
    case Kind::kView:
    case Kind::kMaterializedView:
      return "TABLE " + sql_name(object.identity);
    case Kind::kForeignServer:
      return "FOREIGN " + sql_target(object);
    default:
      return sql_target(object);
  }
}

std::string privilege_list(const Object& object, const std::vector<std::string>& privileges) {
  const std::string column = object.identity.kind == Kind::kColumn ? " (" + sql_part(object.identity) + ")" : "";
  std::string list;
  for (const std::string& privilege : privileges) list += (list.empty() ? "" : ", ") + privilege + column;
  return list;
}

std::string default_privileges(const Object& object) {
  if (object.identity.kind != Kind::kDefaultPrivileges) return "";
  std::string words = "ALTER DEFAULT PRIVILEGES FOR ROLE " + sql_of_written(object.identity.part) + " ";
  if (!object.identity.schema.empty()) words += "IN SCHEMA " + pg::quote_identifier(object.identity.schema) + " ";
  return words;
}

/// The role in SQL; nothing when it is the owner and that is not told.
std::string grantee_name(const Object& object, const std::string& grantee) {
  if (grantee == "public") return "PUBLIC";
  if (grantee != kTheOwner) return sql_of_written(grantee);
  if (object.identity.kind == Kind::kDefaultPrivileges) return sql_of_written(object.identity.part);
  return object.has("owner") ? sql_of_written(*object.find("owner")) : "";
}

class GrantWriter {
 public:
  GrantWriter(const Object& object, std::string grantee) : object_(object), grantee_(std::move(grantee)) {}

  void revoke(std::string_view words, const std::vector<std::string>& privileges) {
    if (privileges.empty()) return;
    write("REVOKE " + std::string(words) + privilege_list(object_, privileges) + " ON " + grant_target(object_) +
          " FROM " + grantee_);
  }
  void grant(const std::vector<std::string>& privileges, std::string_view words) {
    if (privileges.empty()) return;
    write("GRANT " + privilege_list(object_, privileges) + " ON " + grant_target(object_) + " TO " + grantee_ +
          std::string(words));
  }
  Statements take() { return std::move(statements_); }

 private:
  void write(const std::string& statement) { append(statements_, one(default_privileges(object_) + statement)); }

  const Object& object_;
  std::string grantee_;
  Statements statements_;
};

}  // namespace

Statements alter_grants(const Object& have, const Object& want, const std::string& field) {
  const std::string grantee = field.substr(kGrantsTo.size());
  GrantWriter writer(want, grantee_name(want, grantee));
  if (grantee_name(want, grantee).empty()) return {};
  const std::string usual = usual_privileges(want.identity, grantee);
  const Privileges had = parse(value_or(have, field, usual));
  const Privileges wanted = parse(value_or(want, field, usual));
  std::vector<std::string> lost;
  std::vector<std::string> no_longer_passed_on;
  std::vector<std::string> gained;
  std::vector<std::string> passed_on;
  for (const auto& [privilege, can_pass_on] : had) {
    const auto still = wanted.find(privilege);
    if (still == wanted.end()) {
      lost.push_back(privilege);
    } else if (can_pass_on && !still->second) {
      no_longer_passed_on.push_back(privilege);
    }
  }
  for (const auto& [privilege, can_pass_on] : wanted) {
    const auto already = had.find(privilege);
    if (already != had.end() && (already->second || !can_pass_on)) continue;
    (can_pass_on ? passed_on : gained).push_back(privilege);
  }
  writer.revoke("", lost);
  writer.revoke("GRANT OPTION FOR ", no_longer_passed_on);
  writer.grant(gained, "");
  writer.grant(passed_on, " WITH GRANT OPTION");
  return writer.take();
}

}  // namespace lockstep::catalog
