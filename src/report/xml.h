#pragma once
#include <string>
#include <string_view>

// XML 1.0 of untrusted bytes: everything passes the sanitiser, so what XML cannot hold (control characters, bytes that
// are no UTF-8) becomes a visible escape, and no reader meets an entity or a tag that is not ours.
namespace lockstep::report {

inline constexpr std::string_view kXmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// ` name="value"`, the value in one line.
std::string xml_attribute(std::string_view name, std::string_view value);

/// One line as the content of an element; line feeds in it are shown, not kept.
std::string xml_text(std::string_view line);

}  // namespace lockstep::report
