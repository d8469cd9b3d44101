package fidus.server.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.server.ServerConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The one setting decides how large a file may be; no other limit stands below it.
class LimitsTest {
    @TempDir Path folder;

    @Test
    void aFileAboveTheUsualSizeIsReadWhereTheSettingAllowsIt() throws IOException {
        Path file = folder.resolve("long.html");
        GeneratedReport.write(file, 7, 30_000);
        assertThat(Files.size(file)).isBetween(20_000_001L, 25_000_000L);

        assertThatThrownBy(() -> new ReportReader().read(file, Limits.upload(20)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("20,000,000 bytes");
        assertThat(new ReportReader().read(file, Limits.upload(25)).deals()).hasSize(30_000);
    }

    @Test
    void theSettingIsRefusedWhereAFileWouldNotFitIntoOneTransaction() {
        var nothing = new ServerConfig.Overrides(null, null, false);

        assertThat(ServerConfig.read(Map.of("FIDUS_UPLOAD_MB", "100"), nothing).uploadMegabytes())
                .isEqualTo(100);
        assertThatThrownBy(() -> ServerConfig.read(Map.of("FIDUS_UPLOAD_MB", "101"), nothing))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("from 1 to 100");
    }
}
