#include "merge_inputs.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace lockstep;
  fuzz::check_merge(fuzz::text_of(bytes, size), merge::merge_journals);
  return 0;
}
