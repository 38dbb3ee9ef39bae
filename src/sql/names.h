#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The small things that all statements are made of. Everything parsed carries its place; the names of the syntax tree
// are PostgreSQL's.
namespace lockstep::sql {

/// Bytes [begin, end) of the file. What is not written (a schema, say) has an empty span.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// An identifier as PostgreSQL takes it: unquoted ones in lower case, cut to 63 bytes. The text at `span` is what was
/// written, quotes included, so that a longer name can be told. Empty text: not written.
struct Name {
  std::string text;
  Span span;
};

/// The name of a relation, type, function and so on. A leading catalog name is left out.
struct QualifiedName {
  std::string schema;  // empty when it is not written
  std::string name;
  Span span;  // of the whole
};

/// A type as it is written, with the spellings that the grammar knows made one: int, integer, int4 and pg_catalog.int4
/// are all "int4" without a schema.
struct TypeName {
  std::string schema;  // empty for pg_catalog, written or not
  /// As in pg_type: int2 int4 int8 float4 float8 bool numeric varchar bpchar (for char(n)) char (for the one-byte
  /// "char") bit varbit time timetz timestamp timestamptz interval text …, or smallserial, serial, bigserial.
  std::string name;
  std::vector<std::string> modifiers;  // varchar(20): "20"; numeric(10, 2): "10", "2"; of char without (): "1"
  std::string interval_fields;         // "day to second"; modifiers then hold the precision alone
  std::uint32_t dimensions = 0;        // of an array; sizes do not count in PostgreSQL
  bool set_of = false;
  bool is_column_reference = false;  // table.column%TYPE; then schema and name are the table's and the column's
  Span span;
};

/// One item of WITH (…), of CREATE SEQUENCE, of CREATE ROLE and the like.
struct Option {
  std::string name;                  // lower case; "toast.autovacuum_enabled" keeps its prefix
  std::optional<std::string> value;  // as text, without quotes; lists are joined by ", "; absent when not written
  Span span;
};

}  // namespace lockstep::sql
