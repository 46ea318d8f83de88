package dev.lingka.crash;

import java.util.List;

/** F20: the identity provider is away, and comes back with another key. Who is signed in goes on all the time. */
final class IdentityFault {

    private IdentityFault() {}

    static void awayAndRotated(Scene scene) {
        Identity identity = scene.cluster().identity();
        scene.waitAbout(0.1);
        identity.stop();
        try {
            scene.waitAbout(0.4);
        } finally {
            identity.rotate();
            identity.listen();
        }
        scene.waitAbout(0.2);
        String owner = scene.cluster()
                .world()
                .staffToken("owner@" + scene.market().shop().code());
        List<Replica> replicas = scene.cluster().replicas();
        long taken = 0;
        for (int i = 0; i < replicas.size(); i++) {
            Wire.Reply me = scene.client().look(i, "/api/v1/staff/me", owner);
            taken += me != null && me.isGood() ? 1 : 0;
        }
        scene.figures().atLeast(scene.name() + ".new_tokens_taken", taken, "replicas", replicas.size());
    }
}
