#include "base/json.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace lockstep::base {
namespace {

using nlohmann::json;

json number_value(std::string_view raw) {
  const auto parse = [&](auto value) -> std::optional<json> {
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (error != std::errc() || end != raw.data() + raw.size()) return std::nullopt;
    return value;
  };
  if (const std::optional<json> value = parse(std::int64_t{})) return *value;
  if (const std::optional<json> value = parse(std::uint64_t{})) return *value;
  return parse(double{}).value_or(nullptr);
}

json scalar_value(const JsonReader& reader, JsonToken token) {
  switch (token) {
    case JsonToken::kObjectBegin:
      return json::object();
    case JsonToken::kArrayBegin:
      return json::array();
    case JsonToken::kString:
      return reader.decoded();
    case JsonToken::kNumber:
      return number_value(reader.raw());
    case JsonToken::kTrue:
    case JsonToken::kFalse:
      return token == JsonToken::kTrue;
    default:
      return nullptr;
  }
}

/// Puts values where they belong. The pointers stay valid because a container grows only while it is the innermost.
class Builder {
 public:
  void add(const JsonReader& reader, JsonToken token) {
    if (token == JsonToken::kKey) {
      key_ = reader.decoded();
    } else if (token == JsonToken::kObjectEnd || token == JsonToken::kArrayEnd) {
      open_.pop_back();
    } else {
      json& placed = place(scalar_value(reader, token));
      if (placed.is_structured()) open_.push_back(&placed);
    }
  }
  json take() { return std::move(root_); }

 private:
  json& place(json value) {
    if (open_.empty()) return root_ = std::move(value);
    if (open_.back()->is_object()) return (*open_.back())[key_] = std::move(value);
    open_.back()->push_back(std::move(value));
    return open_.back()->back();
  }

  json root_;
  std::vector<json*> open_;
  std::string key_;
};

/// One step of a JSON pointer with its "~1" and "~0" undone.
std::string pointer_step(std::string_view step) {
  return replace_all(replace_all(std::string(step), "~1", "/"), "~0", "~");
}

/// Moves the reader from the first token of an array to the first of its item `step`.
JsonToken enter_item(JsonReader& reader, std::string_view step) {
  const std::optional<std::uint64_t> wanted = parse_number(step);
  if (!wanted) return JsonToken::kProblem;
  for (std::uint64_t index = 0;; ++index) {
    const JsonToken token = reader.next();
    if (token == JsonToken::kArrayEnd) return JsonToken::kProblem;
    if (index == *wanted) return token;
    if (!reader.skip_value(token)) return JsonToken::kProblem;
  }
}

/// Moves the reader from the first token of an object to the first of the value under the key `step`.
JsonToken enter_member(JsonReader& reader, const std::string& step) {
  while (reader.next() == JsonToken::kKey) {
    const bool is_wanted = reader.decoded() == step;
    const JsonToken token = reader.next();
    if (is_wanted) return token;
    if (!reader.skip_value(token)) return JsonToken::kProblem;
  }
  return JsonToken::kProblem;
}

}  // namespace

Expected<json, JsonProblem> parse_json(std::string_view text, const JsonLimits& limits) {
  JsonReader reader(text, limits);
  Builder builder;
  for (JsonToken token = reader.next(); token != JsonToken::kEnd; token = reader.next()) {
    if (token == JsonToken::kProblem) return Unexpected{reader.problem()};
    builder.add(reader, token);
  }
  return builder.take();
}

std::optional<ByteRange> json_locate(std::string_view text, std::string_view pointer) {
  if (!pointer.empty() && pointer.front() != '/') return std::nullopt;
  JsonLimits limits;
  limits.largest_bytes = text.size();
  limits.comments = JsonComments::kAllowed;
  limits.duplicate_keys = JsonDuplicateKeys::kAllowed;
  JsonReader reader(text, limits);
  JsonToken token = reader.next();
  if (!pointer.empty()) {
    for (const std::string_view step : split(pointer.substr(1), '/')) {
      if (token == JsonToken::kArrayBegin) {
        token = enter_item(reader, step);
      } else if (token == JsonToken::kObjectBegin) {
        token = enter_member(reader, pointer_step(step));
      } else {
        return std::nullopt;
      }
    }
  }
  const std::size_t begin = reader.begin();
  const bool is_value = token != JsonToken::kProblem && token != JsonToken::kEnd;
  if (!is_value || !reader.skip_value(token)) return std::nullopt;
  return ByteRange{begin, reader.end()};
}

}  // namespace lockstep::base
