#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "renumber/plan.h"

namespace lockstep::renumber {

/// A comment in moved SQL that names the old number or name of a moved migration. It is left as it is: the bytes of a
/// migration are what databases know it by.
struct Reference {
  std::string path;  // after the move
  std::uint32_t line = 0;
  std::string word;  // what it names: "0002_add_phone", "0002"
};

std::vector<Reference> find_references(const Plan& plan, const git::Tree& branch);

}  // namespace lockstep::renumber
