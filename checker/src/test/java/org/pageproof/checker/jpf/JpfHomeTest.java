package org.pageproof.checker.jpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Java PathFinder is looked for. None is needed here. */
final class JpfHomeTest {
    private static final String VERSION = "DEVELOPMENT-SNAPSHOT";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void theNamedFolderComesFirst() throws Exception {
        Path asked = built("asked");
        Path other = built("other");
        assertEquals(
                asked.resolve("build/jpf.jar"),
                new JpfHome(asked, other.toString(), folder).find().core());
        assertEquals(
                other.resolve("build/jpf-classes.jar"),
                new JpfHome(null, other.toString(), folder).find().library());
    }

    @Test
    void theLocalRepositoryComesLast() throws Exception {
        Path core = artifact("jpf-core");
        Path library = artifact("jpf-classes");
        JpfHome.Jars jars = new JpfHome(null, "", folder).find();
        assertEquals(List.of(core, library), List.of(jars.core(), jars.library()));
    }

    @Test
    void whereThereIsNoneOneLineSaysWhereItWasLookedForAndHowToGetIt() {
        String said = missing(new JpfHome(null, null, folder));
        assertTrue(said.contains("--jpf-home and JPF_HOME are not set"), said);
        assertTrue(said.contains(folder.toString()), said);
        assertTrue(said.contains("How-to-install-JPF"), said);
        assertEquals(1, said.lines().count());
    }

    @Test
    void aNamedFolderWithoutItIsNotPassedOver() throws IOException {
        artifact("jpf-core");
        artifact("jpf-classes");
        String said = missing(new JpfHome(folder.resolve("empty"), null, folder));
        assertTrue(said.contains("--jpf-home") && said.contains("build/jpf.jar"), said);
        assertEquals(1, said.lines().count());
    }

    @Test
    void aJarOfSomethingElseIsBrokenInOneLine() throws IOException {
        JpfEngine engine = new JpfEngine(new JpfHome(built("broken"), null, folder));
        String said = engine.missing().orElseThrow();
        assertTrue(said.contains("broken or of another version"), said);
        assertTrue(said.contains("gov.nasa.jpf"), said);
        assertEquals(1, said.lines().count());
    }

    @Test
    void theSettingsOfMavenCanNameTheRepository() throws IOException {
        Path settings = folder.resolve("settings.xml");
        Path otherwise = folder.resolve("otherwise");
        assertEquals(otherwise, JpfHome.inSettings(settings, otherwise));
        Files.writeString(settings, "<settings><localRepository>${user.home}/repo</localRepository></settings>");
        assertEquals(Path.of(System.getProperty("user.home"), "repo"), JpfHome.inSettings(settings, otherwise));
        Files.writeString(settings, "<settings/>");
        assertEquals(otherwise, JpfHome.inSettings(settings, otherwise));
    }

    @Test
    void theFirstErrorIsTheLineThatSaysMost() {
        List<String> lines = List.of("", "JavaPathfinder core system", "[SEVERE] no such class", "Exception in main");
        assertEquals("[SEVERE] no such class", JpfProcess.firstError(lines));
        assertEquals("JavaPathfinder core system", JpfProcess.firstError(lines.subList(0, 2)));
        assertFalse(JpfProcess.firstError(List.of()).isEmpty());
    }

    private static String missing(JpfHome home) {
        return String.valueOf(assertThrows(JpfHome.Missing.class, home::find).getMessage());
    }

    private Path built(String name) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("build"));
        for (String jar : List.of("jpf.jar", "jpf-classes.jar")) {
            new JarOutputStream(Files.newOutputStream(home.resolve("build").resolve(jar)), new Manifest()).close();
        }
        return home;
    }

    private Path artifact(String name) throws IOException {
        Path jar = folder.resolve(Path.of("gov", "nasa", name, VERSION, name + "-" + VERSION + ".jar"));
        Files.createDirectories(jar.getParent());
        return Files.writeString(jar, "");
    }
}
