# lockstep_warnings: the warnings every module is compiled with. Outside headers are SYSTEM and stay quiet.
add_library(lockstep_warnings INTERFACE)
target_compile_options(lockstep_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc 12 sees copies that overlap, or pass the end of an array, in `"literal" + std::string` (gcc bugs 105651, 105329).
  # Whether it does depends on what was inlined; AddressSanitizer watches the real ones.
  target_compile_options(lockstep_warnings INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict;-Wno-array-bounds>")
endif()
if(LOCKSTEP_WARNINGS_AS_ERRORS)
  target_compile_options(lockstep_warnings INTERFACE -Werror)
endif()

if(LOCKSTEP_SANITIZE)
  add_compile_options(-fsanitize=${LOCKSTEP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  if(LOCKSTEP_SANITIZE_NOT)
    add_compile_options(-fno-sanitize=${LOCKSTEP_SANITIZE_NOT})
  endif()
  add_link_options(-fsanitize=${LOCKSTEP_SANITIZE})
else()
  # One file that runs wherever glibc does, and two shared libraries less to load at every commit.
  add_link_options(-static-libstdc++ -static-libgcc -Wl,--gc-sections)
  add_compile_options(-ffunction-sections -fdata-sections)
endif()
