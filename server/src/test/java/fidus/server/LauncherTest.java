package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What the launcher asks of a JDK, which here says what it was asked.
final class LauncherTest {
    private static final Path LAUNCHER = Path.of("src", "main", "launcher", "fidus");
    private static final String HEAP = "-Xms640m";

    @TempDir private Path jdk;

    @BeforeEach
    void aJdk() throws IOException {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n");
        Path java = Files.createDirectory(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private String asked(String command, Map<String, String> set) throws Exception {
        var builder = new ProcessBuilder("sh", LAUNCHER.toString(), command);
        builder.environment().keySet().removeIf(name -> name.contains("JAVA"));
        builder.environment().put("JAVA25_HOME", jdk.toString());
        builder.environment().putAll(set);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void onlyAMatchBeginsWithTheHeapItNeeds() throws Exception {
        assertThat(asked("match", Map.of())).contains(HEAP).contains("fidus-server.jar match");
        assertThat(asked("serve", Map.of())).doesNotContain("-Xms");
    }

    /// More than the most that somebody set would keep the JDK from starting at all.
    @ParameterizedTest
    @ValueSource(strings = {"FIDUS_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"})
    void aHeapThatSomebodySetIsLeftAsItIs(String where) throws Exception {
        assertThat(asked("match", Map.of(where, "-Xmx512m"))).doesNotContain(HEAP);
    }
}
