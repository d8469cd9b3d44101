package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Wire;
import fidus.reconciliation.MatchProfile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A profile of somebody's own that is none is refused before anything is read, by its place.
final class MatchOwnProfileTest {
    @TempDir private Path folder;

    @Test
    void aProfileThatLacksAMemberSaysWhich() throws IOException {
        String whole = Wire.STRICT.writeValueAsString(MatchProfile.bank());
        List<String> missing = new ArrayList<>();
        paths(Wire.STRICT.readTree(whole), "", missing);
        assertThat(missing).contains("/limits", "/passes/0/similarity", "/passes/8/window");
        for (String each : missing) {
            for (boolean absent : new boolean[] {true, false}) {
                JsonNode changed = Wire.STRICT.readTree(whole);
                int slash = each.lastIndexOf('/');
                ObjectNode parent = (ObjectNode) changed.at(each.substring(0, slash));
                if (absent) {
                    parent.remove(each.substring(slash + 1));
                } else {
                    parent.putNull(each.substring(slash + 1));
                }
                String place = each.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
                assertThat(plainly(profile(changed.toString())))
                        .isEqualTo(
                                "fidus: %s is no profile: %s is missing. (BAD_VALUE)\n"
                                        .formatted(folder.resolve("p.json"), place));
            }
        }
    }

    /// All members but those that may be left out.
    private static void paths(JsonNode node, String at, List<String> to) {
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                paths(list.get(i), at + "/" + i, to);
            }
        } else {
            node.properties()
                    .forEach(
                            member -> {
                                to.add(at + "/" + member.getKey());
                                paths(member.getValue(), at + "/" + member.getKey(), to);
                            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"daysAfter\":5|\"daysAfter\":5,\"unit\":0|passes[1].window.unit is not one of"
                        + " CALENDAR, WEEKDAYS, TARGET",
                "\"compared\":\"TEXT\"|\"compared\":0|compared is not one of TEXT, REFERENCE",
                "\"shape\":\"PAIR\"|\"shape\":\"pair\"|passes[0].shape is not one of PAIR,",
                "\"version\":1|\"version\":1.0|version is not a whole number",
                "\"suggestOnly\":false|\"suggestOnly\":0|passes[0].suggestOnly is not true or",
                "\"version\":1|\"version\":1,\"other\":2|other is no member",
                "\"passes\":[|\"passes\":[null,|passes[0] is missing",
                "\"passes\":[|\"passes\":[7,|passes[0] is not a JSON object",
                "\"limits\":{|\"limits\":[],\"x\":{|is no",
                "\"autoThreshold\":\"0.8000\"|\"autoThreshold\":\"x\"|autoThreshold: A number has",
                "\"autoThreshold\":\"0.8000\"|\"autoThreshold\":\"2\"|autoThreshold: The score that"
                        + " is matched is 0 to 1",
            })
    void aProfileThatSaysSomethingElseSaysWhere(String plain, String instead, String why)
            throws IOException {
        String whole = Wire.STRICT.writeValueAsString(MatchProfile.bank());
        int at = whole.indexOf(plain);
        assertThat(at).isNotNegative();
        String changed = whole.substring(0, at) + instead + whole.substring(at + plain.length());

        assertThat(plainly(profile(changed)))
                .contains("p.json is no profile: ")
                .contains(why)
                .doesNotContain("java", "fidus.reconciliation");
    }

    @Test
    void whatIsNoProfileIsRefused() throws IOException {
        for (String each : List.of("null", "", "[]", "7", "{", "{}", "{} {}")) {
            assertThat(plainly(profile(each))).as(each).contains("p.json is no profile: ");
        }
        Files.write(folder.resolve("p.json"), new byte[] {'{', (byte) 0xe4, '}'});
        assertThat(plainly(folder.resolve("p.json").toString())).contains("not JSON in UTF-8");
    }

    @Test
    void aProfileMayBeginWithAByteOrderMark() throws IOException {
        String json = Wire.STRICT.writeValueAsString(MatchProfile.bank());
        ProfileFile file = new ProfileFile(folder, "profile", it -> it.getName().equals("unit"));

        assertThat(PlainProfile.read("\ufeff" + json)).isNull();
        assertThat(file.read("\ufeff" + json, MatchProfile.class))
                .isEqualTo(Wire.STRICT.readValue(json, MatchProfile.class));
    }

    private String profile(String json) throws IOException {
        return Files.writeString(folder.resolve("p.json"), json).toString();
    }

    /// By the way that needs no command line library.
    private String plainly(String profile) throws IOException {
        String rows = "id,booked,amount,currency,text\nb1,2026-01-10,10.00,EUR,x\n";
        Path list = Files.writeString(folder.resolve("list.csv"), rows);
        var said = new StringWriter();
        String[] words = {
            "match",
            "--profile=" + profile,
            "--book=" + list,
            "--statement=" + list,
            "--out=" + folder.resolve("deep/er/out")
        };
        int code = MatchWork.run(words, new PrintWriter(said), new PrintWriter(said));
        assertThat(code).as(said.toString()).isEqualTo(1);
        assertThat(folder.resolve("deep")).doesNotExist();
        return said.toString();
    }
}
