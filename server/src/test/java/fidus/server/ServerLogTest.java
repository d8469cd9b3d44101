package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;

import com.fasterxml.jackson.databind.JsonNode;

import fidus.contract.Wire;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;

@DisplayName("D32: what the server writes into its log, by the settings it is delivered with")
final class ServerLogTest {
    private final LoggerContext context = new LoggerContext();
    private Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void configure() throws Exception {
        context.setMDCAdapter(new LogbackMDCAdapter());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void everyEntryIsOneLineOfJsonWhateverStandsInIt() throws Exception {
        String bad = "name\r\n{\"level\":\"ERROR\"}\u001b[31m\u2028\u0000end";
        String line = written("signing in as {} failed", bad);
        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n", "\r", "\u001b", "\u0000");
        JsonNode read = Wire.STRICT.readTree(line);
        assertThat(read.path("message").asText()).isEqualTo("signing in as {} failed");
        assertThat(read.path("arguments").get(0).asText()).isEqualTo(bad);
        assertThat(read.path("level").asText()).isEqualTo("WARN");
    }

    @Test
    void itsTimeIsThatOfUtcWhereverTheMachineStands() throws Exception {
        JsonNode read = Wire.STRICT.readTree(written("hello {}", "there"));
        assertThat(read.path("timestamp").asLong()).isEqualTo(1_763_000_000_000L);
    }

    @Test
    void itGoesToStandardErrorAndNowhereElse() {
        assertThat(root.iteratorForAppenders())
                .toIterable()
                .singleElement()
                .isInstanceOfSatisfying(
                        ConsoleAppender.class,
                        console -> assertThat(console.getTarget()).isEqualTo("System.err"));
        assertThat(context.getLoggerList())
                .filteredOn(logger -> logger != root)
                .allSatisfy(
                        logger -> assertThat(logger.iteratorForAppenders().hasNext()).isFalse());
    }

    @SuppressWarnings("unchecked") // the console of logback's own events
    private String written(String message, String given) {
        var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
        var event = new LoggingEvent("", root, Level.WARN, message, null, new Object[] {given});
        event.setTimeStamp(1_763_000_000_000L);
        return new String(console.getEncoder().encode(event), UTF_8);
    }
}
