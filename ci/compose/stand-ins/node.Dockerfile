# Behaves like the public image node:22-bookworm-slim, as far as a plain server needs, where that cannot be pulled.
FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends nodejs && rm -rf /var/lib/apt/lists/*
ENTRYPOINT ["node"]
