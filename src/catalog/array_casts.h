#pragma once
#include <string>
#include <string_view>

namespace lockstep::catalog {

/// The expression with the cast of an ARRAY[…] at each of its elements. The server prints x IN ('a', 'b') of a varchar
/// as (ARRAY['a'::varchar, …])::text[], and what it reads of that, say from a dump, as ARRAY[('a'::varchar)::text, …].
std::string with_casts_at_elements(std::string_view expression);

}  // namespace lockstep::catalog
