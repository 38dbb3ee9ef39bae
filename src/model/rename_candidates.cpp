#include "model/rename_candidates.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

// Every part is written out as one text, so that equal parts are found by hashing: linear in the number of properties.

namespace lockstep::model {
namespace {

/// A text for what a part is, apart from its name.
using Signature = std::optional<std::string>;

void append(std::string& signature, std::string_view word) {
  signature += std::to_string(word.size());
  signature += ':';
  signature += word;
}

/// Nothing when a value is not known at all.
Signature signature_of(const std::vector<NamedProperty>& properties) {
  std::string signature;
  for (const NamedProperty& property : properties) {
    if (property.name == "sequence") continue;  // its default name is made from those of table and column
    const std::optional<Unknown>& unknown = property.value->unknown;
    if (unknown && unknown->fingerprint == 0) return std::nullopt;
    if (!unknown && !property.value->text) continue;
    append(signature, property.name);
    append(signature, unknown ? std::to_string(unknown->fingerprint) : *property.value->text);
    signature += unknown ? '?' : '=';
  }
  return signature;
}

Signature signature_of(const Table& table) {
  if (table.open_columns) return std::nullopt;
  std::vector<std::string> columns;
  for (const Column& column : table.columns) {
    const Signature of_column = signature_of(properties(column));
    if (!of_column || column.unknown) return std::nullopt;
    append(columns.emplace_back(), column.name);
    append(columns.back(), *of_column);
  }
  std::sort(columns.begin(), columns.end());
  std::string signature;
  for (const std::string& column : columns) signature += column;
  return signature;
}

Signature signature_of(const Enum& enumeration) {
  std::string signature;
  for (const std::string& value : enumeration.values) append(signature, value);
  return signature;
}

Signature signature_of(const SchemaPart& part) {
  if (part.object->unknown) return std::nullopt;
  Signature signature;
  if (part.table != nullptr) {
    signature = signature_of(*part.table);
  } else if (part.enumeration != nullptr) {
    signature = signature_of(*part.enumeration);
  } else {
    signature = signature_of(part.properties);
  }
  if (!signature || signature->empty()) return std::nullopt;
  return std::to_string(static_cast<int>(part.kind)) + "." + *signature;
}

/// Where each signature occurs; nothing for one that occurs twice.
using Places = std::unordered_map<std::string, std::optional<std::size_t>>;

Places places_of_signatures(const std::vector<const SchemaPart*>& parts) {
  Places places;
  for (std::size_t index = 0; index < parts.size(); ++index) {
    Signature signature = signature_of(*parts[index]);
    if (!signature) continue;
    const auto [place, is_first] = places.try_emplace(std::move(*signature), index);
    if (!is_first) place->second.reset();
  }
  return places;
}

}  // namespace

std::vector<RenameCandidate> rename_candidates(const std::vector<const SchemaPart*>& added,
                                               const std::vector<const SchemaPart*>& gone) {
  std::vector<RenameCandidate> candidates;
  if (added.empty() || gone.empty()) return candidates;
  const Places places_of_gone = places_of_signatures(gone);
  for (const auto& [signature, added_at] : places_of_signatures(added)) {
    const auto gone_at = places_of_gone.find(signature);
    if (!added_at || gone_at == places_of_gone.end() || !gone_at->second) continue;
    candidates.push_back({*added_at, *gone_at->second});
  }
  return candidates;
}

}  // namespace lockstep::model
