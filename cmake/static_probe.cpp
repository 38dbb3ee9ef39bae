// What a program needs that is linked with -static-pie: objects that can be moved, and the archives.
#include <cmath>
#include <iostream>
#include <thread>

#ifndef __PIE__
#error "compiled for a fixed address"
#endif

int main(int argc, char**) {
  std::thread([] { std::cout << "started\n"; }).join();
  return std::lround(std::sqrt(argc - 1)) == 0 ? 0 : 1;
}
