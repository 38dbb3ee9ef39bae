#pragma once
#include <string>
#include <string_view>

namespace lockstep::pg {

/// The name as a quoted SQL identifier, for a server or session of any settings. Throws base::Error when it holds a
/// zero byte, as no name can. The server cuts a name off after 63 bytes.
std::string quote_identifier(std::string_view name);

/// The text as a SQL literal, whatever standard_conforming_strings is. Throws base::Error when it holds a zero byte.
std::string quote_literal(std::string_view text);

}  // namespace lockstep::pg
