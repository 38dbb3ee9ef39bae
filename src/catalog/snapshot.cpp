#include "catalog/snapshot.h"

#include <algorithm>

namespace lockstep::catalog {
namespace {

/// FNV-1a of the texts, then the finishing of MurmurHash3 so that sums of hashes stay well spread.
class Hasher {
 public:
  void add(std::string_view text) {
    std::uint64_t length = text.size();
    for (int byte = 0; byte < 8; ++byte, length >>= 8) add_byte(static_cast<unsigned char>(length & 0xff));
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
  }
  void add(std::uint64_t number) { add(std::to_string(number)); }

  std::uint64_t finish() const {
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 33)) * 0xff51afd7ed558ccdULL;
    mixed = (mixed ^ (mixed >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return mixed ^ (mixed >> 33);
  }

 private:
  void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3ULL; }

  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace

std::string describe(const Identity& identity) {
  std::string text(noun(identity.kind));
  char separator = ' ';
  for (const std::string* name : {&identity.schema, &identity.name, &identity.part}) {
    if (name->empty()) continue;
    const bool is_arguments = name == &identity.part && !is_part(identity.kind) && name->starts_with('(');
    if (!is_arguments) text += separator;
    text += *name;
    separator = '.';
  }
  return text;
}

bool is_remark(std::string_view field) {
  return field == "comment" || field == "owner" || field.starts_with(kGrantsTo);
}

const std::string* Object::find(std::string_view field) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& one) { return one.name == field; });
  return found == fields.end() ? nullptr : &found->value;
}

void Object::add(std::string_view field, std::string_view value, Form form) {
  if (!value.empty()) fields.push_back({std::string(field), std::string(value), form});
}

std::uint64_t hash_of(const std::vector<Field>& fields) {
  Hasher hasher;
  for (const Field& field : fields) {
    if (field.form == Form::kStatement) continue;
    hasher.add(field.name);
    hasher.add(field.value);
  }
  return hasher.finish();
}

std::uint64_t fingerprint(const Snapshot& snapshot) {
  std::uint64_t sum = 0;
  for (const Object& object : snapshot.objects) {
    Hasher hasher;
    hasher.add(static_cast<std::uint64_t>(object.identity.kind));
    hasher.add(object.identity.schema);
    hasher.add(object.identity.name);
    hasher.add(object.identity.part);
    hasher.add(object.hash);
    sum += hasher.finish();
  }
  return sum;
}

}  // namespace lockstep::catalog
