// Reads the catalog of a database and tells how long that takes, for ci/bench catalog:
//
//   catalog_reader CONNECTION [RUNS]    milliseconds of the best run and the median, and how many objects there are
//   catalog_reader CONNECTION --print   every object with its fields
//
// CONNECTION is a URL or libpq's keywords and values.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalog/read_catalog.h"
#include "pg/settings.h"

namespace {

using namespace lockstep;

void print(const catalog::Snapshot& snapshot) {
  for (const catalog::Object& object : snapshot.objects) {
    std::printf("%s%s\n", describe(object.identity).c_str(), object.is_inherited ? " (inherited)" : "");
    for (const catalog::Field& field : object.fields) {
      std::printf("    %s: %s\n", field.name.c_str(), field.value.c_str());
    }
  }
}

void time_runs(pg::Connection& connection, int runs) {
  std::vector<double> times;
  std::size_t objects = 0;
  for (int run = 0; run < runs; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    objects = catalog::read_catalog(connection).objects.size();
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(times.begin(), times.end());
  std::printf("%.1f %.1f %zu\n", times.front(), times[times.size() / 2], objects);
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  const std::string option = count > 2 ? words[2] : "1";
  try {
    pg::Connection connection(pg::settings_from_url(words[1], pg::settings_from_environment()).settings);
    if (option == "--print") {
      print(catalog::read_catalog(connection));
    } else {
      time_runs(connection, std::max(1, std::atoi(option.c_str())));
    }
  } catch (const base::Error& error) {
    std::fprintf(stderr, "catalog_reader: %s\n", error.what());
    return 2;
  }
  return 0;
}
