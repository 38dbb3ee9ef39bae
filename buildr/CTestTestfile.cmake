# CMake generated Testfile for 
# Source directory: /tmp/w/sql
# Build directory: /tmp/w/sql/buildr
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
subdirs("src")
subdirs("tests")
