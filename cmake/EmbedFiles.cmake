# Script behind lockstep_embed: writes HEADER and SOURCE from FILES.
file(WRITE ${HEADER} "#pragma once
#include <span>
#include <string_view>
namespace ${NAMESPACE} {
struct EmbeddedFile_${FUNCTION} {
  std::string_view name;
  std::string_view text;
};
std::span<const EmbeddedFile_${FUNCTION}> ${FUNCTION}();
}  // namespace ${NAMESPACE}
")
set(bytes "")
set(table "")
set(index 0)
foreach(path IN LISTS FILES)
  get_filename_component(name ${path} NAME)
  file(READ ${path} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," chars "${hex}")
  string(APPEND bytes "const char file_${index}[] = {${chars}'\\0'};\n")
  string(APPEND table "    {\"${name}\", {file_${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${SOURCE} "#include \"embedded/${FUNCTION}.h\"
namespace ${NAMESPACE} {
namespace {
${bytes}const EmbeddedFile_${FUNCTION} kFiles[] = {
${table}};
}  // namespace
std::span<const EmbeddedFile_${FUNCTION}> ${FUNCTION}() { return kFiles; }
}  // namespace ${NAMESPACE}
")
