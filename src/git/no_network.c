/*
 * Stands in for the members of libgit2.a that speak to the network (TLS, ssh, Kerberos).
 *
 * A static linker takes an archive member only for a symbol nobody has defined yet. These definitions come first, so
 * mbedtls.c, ssh.c, socket.c and auth_negotiate.c of libgit2 1.5 to 1.7 are never linked, and with them libssh2,
 * libcrypto, name services and the parsing of the system's certificates at start. lockstep opens local repositories
 * only and calls none of them.
 */
/* Its file has more in later versions, which links it all the same; this one gives way then. */
__attribute__((weak)) int git_socket_stream_new(void);
int git_mbedtls_stream_global_init(void);
int git_mbedtls_stream_new(void);
int git_mbedtls_stream_wrap(void);
int git_mbedtls__set_cert_location(void);
int git_transport_ssh_global_init(void);
int git_smart_subtransport_ssh(void);
int git_transport_ssh_with_paths(void);
int git_http_auth_negotiate(void);

int git_socket_stream_new(void) { return -1; }
int git_mbedtls_stream_global_init(void) { return 0; }
int git_mbedtls_stream_new(void) { return -1; }
int git_mbedtls_stream_wrap(void) { return -1; }
int git_mbedtls__set_cert_location(void) { return -1; }
int git_transport_ssh_global_init(void) { return 0; }
int git_smart_subtransport_ssh(void) { return -1; }
int git_transport_ssh_with_paths(void) { return -1; }
int git_http_auth_negotiate(void) { return -1; }
