#include "report/fingerprint.h"

#include <cstdint>
#include <map>

#include "base/text.h"

namespace lockstep::report {
namespace {

/// FNV-1a, 64 bits: no secret depends on it, and a report has too few findings for two to meet by chance.
std::uint64_t hash(std::string_view bytes) {
  std::uint64_t value = 0xcbf29ce484222325;
  for (const char byte : bytes) {
    value ^= static_cast<unsigned char>(byte);
    value *= 0x100000001b3;
  }
  return value;
}

std::string hexadecimal(std::uint64_t value) {
  std::string digits(16, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, value >>= 4) {
    *digit = "0123456789abcdef"[value & 0xF];
  }
  return digits;
}

/// What makes a finding the same one in another report.
std::string identity(const model::Finding& finding) {
  const std::string_view line = base::trim(finding.excerpt);
  std::string text = finding.rule;
  text += '\0';
  text += finding.location.path;
  text += '\0';
  text += line.empty() ? std::string_view(finding.message) : line;
  return text;
}

}  // namespace

std::vector<std::string> fingerprints(const FindingList& findings) {
  std::map<std::uint64_t, std::size_t> seen;
  std::vector<std::string> all;
  for (const model::Finding* finding : findings) {
    const std::uint64_t value = hash(identity(*finding));
    all.push_back(hexadecimal(value) + ":" + std::to_string(++seen[value]));
  }
  return all;
}

}  // namespace lockstep::report
