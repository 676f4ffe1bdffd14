package org.pageproof.checker.steps.program;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.Type;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.world.World;

/** A hash of the parameters and of the class files of the world's objects and of all code that operations reach. */
record Fingerprint(String text) {
    static Fingerprint of(ModelClass model, World world, Set<String> used, Map<String, Long> parameters) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        TreeSet<String> classes = new TreeSet<>(used);
        for (int id = 1; id <= world.size(); id++) {
            for (Class<?> c = world.object(id).getClass(); c != null; c = c.getSuperclass()) {
                classes.add(Type.getInternalName(c));
            }
        }
        for (String name : classes) {
            byte[] bytes = model.bytes(name);
            if (bytes != null) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
        }
        digest.update(new TreeMap<>(parameters).toString().getBytes(StandardCharsets.UTF_8));
        return new Fingerprint(HexFormat.of().formatHex(digest.digest(), 0, 12));
    }
}
