#pragma once
#include <string>
#include <vector>

namespace lockstep::model {

/// `'a', 'it''s'`, as SQL writes them.
std::string quoted_list(const std::vector<std::string>& values);

/// What turns the values of an enum into others, for people: "loses 'x'; gains 'y' after 'a'; gains 'z' at the end; is
/// reordered". An inserted value is told apart from an appended one because SQL has to say where it goes. Empty when
/// nothing changes.
std::string enum_change(const std::vector<std::string>& before, const std::vector<std::string>& after);

}  // namespace lockstep::model
