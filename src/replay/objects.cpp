#include "replay/objects.h"

namespace lockstep::replay {

std::string_view words(Type::Kind kind) {
  switch (kind) {
    case Type::Kind::kEnum:
      return "enum";
    case Type::Kind::kDomain:
      return "domain";
    case Type::Kind::kRange:
      return "range type";
    case Type::Kind::kBase:
      return "base type";
    case Type::Kind::kShell:
      return "shell type";
  }
  return "";
}

bool is_input(const FunctionParameter& parameter) {
  return parameter.mode != sql::Parameter::Mode::kOut && parameter.mode != sql::Parameter::Mode::kTable;
}

namespace {

std::string signature(const sql::TypeName& type) {
  std::string text = type.schema.empty() || type.schema == "public" ? type.name : type.schema + "." + type.name;
  if (type.dimensions > 0) text += "[]";
  return text;
}

}  // namespace

std::string signature_of(const std::vector<sql::TypeName>& types) {
  std::string text;
  for (const sql::TypeName& type : types) text += (text.empty() ? "" : ", ") + signature(type);
  return text;
}

std::string signature(const Function& function) {
  std::string text;
  for (const FunctionParameter& parameter : function.parameters) {
    if (!is_input(parameter)) continue;
    if (!text.empty()) text += ", ";
    text += signature(parameter.type);
  }
  return text;
}

}  // namespace lockstep::replay
