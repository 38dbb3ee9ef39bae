#include "base/text.h"
#include "fuzz.h"
#include "layout/drizzle_snapshot_schema.h"
#include "model/compare_schemas.h"
#include "report/schema_text.h"

using namespace lockstep;

namespace {

void require_printable(const std::string& text) {
  fuzz::require(base::is_valid_utf8(text), "what is printed is UTF-8");
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    fuzz::require((byte >= 0x20 || c == '\n') && byte != 0x7f, "no control character is printed");
  }
}

void check(const model::Schema& schema) {
  fuzz::require(compare_schemas(schema, schema).empty(), "a schema does not differ from itself");
  for (const auto& all : {compare_schemas({}, schema), compare_schemas(schema, {})}) {
    require_printable(report::differences_as_text(all));
    require_printable(report::differences_as_json(all));
  }
  require_printable(report::schema_as_text(schema));
  require_printable(report::schema_as_json(schema));
  require_printable(report::schema_as_mermaid(schema));
}

}  // namespace

// Two snapshots, or one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto [first, second] = fuzz::split_input(fuzz::text_of(bytes, size));
  const auto before = layout::read_snapshot_schema(first);
  const auto after = layout::read_snapshot_schema(second);
  for (const auto* side : {&before, &after}) {
    if (*side) {
      check(**side);
    } else {
      fuzz::require(!side->error().empty(), "one that is not read has a reason");
    }
  }
  if (!before || !after) return 0;
  for (const model::SchemaDifference& difference : compare_schemas(*before, *after)) {
    fuzz::require(difference.kind != model::SchemaDifference::Kind::kChanged || difference.before != difference.after,
                  "what changes was something else before");
  }
  return 0;
}
