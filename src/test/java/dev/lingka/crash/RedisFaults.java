package dev.lingka.crash;

/** F10: Redis killed, flushed, frozen, slow and full. It is a cache, a counter and a bell, and nothing else. */
final class RedisFaults {

    private RedisFaults() {}

    static void all(Scene scene) {
        RedisPart redis = scene.cluster().redis();
        scene.waitAbout(0.05);
        redis.command("FLUSHALL");
        scene.waitAbout(0.1);
        redis.kill();
        scene.waitAbout(0.15);
        redis.restart();
        scene.waitAbout(0.1);
        redis.freeze();
        try {
            scene.waitAbout(0.15);
        } finally {
            redis.thaw();
        }
        scene.cluster().redisNetwork().become(Proxy.Mood.SLOW);
        try {
            scene.waitAbout(0.15);
        } finally {
            scene.cluster().redisNetwork().become(Proxy.Mood.GOOD);
        }
        full(scene, redis);
    }

    private static void full(Scene scene, RedisPart redis) {
        redis.command("CONFIG SET maxmemory-policy noeviction");
        redis.command("CONFIG SET maxmemory 1");
        try {
            scene.waitAbout(0.15);
        } finally {
            redis.command("CONFIG SET maxmemory 128mb");
            redis.command("CONFIG SET maxmemory-policy volatile-ttl");
        }
        scene.waitAbout(0.1);
    }
}
