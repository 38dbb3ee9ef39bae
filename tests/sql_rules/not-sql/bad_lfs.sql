version https://git-lfs.github.com/spec/v1  -- expect: not-sql
oid sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
size 12345
