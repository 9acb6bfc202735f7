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

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY prisma/migrations prisma/migrations
COPY scripts/migrate.ts scripts/countersign.ts scripts/
COPY activities activities
COPY workflows workflows
COPY src src
COPY --from=built /app/src/store/generated src/store/generated
COPY --from=built /app/web/dist web/dist
# The volume of the checkpoints is made with this owner.
RUN install -d -o node -g node /checkpoints
USER node
EXPOSE 8080
CMD ["node", "src/processes/api.ts"]
