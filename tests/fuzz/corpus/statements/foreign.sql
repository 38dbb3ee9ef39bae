COPY t FROM stdin;
1	2
\.
\set x 1
<<<<<<< HEAD
SELECT {{ x }};
`a` [b] ENGINE=c
SELECT ((1;