# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests/bench
# Build directory: /tmp/w/sql/buildr/tests/bench
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
