package fidus.server.web;

import fidus.auth.Permission;
import fidus.contract.Call;

import java.util.Map;
import java.util.Set;

/// How often each person, and before sign-in each address, may ask; and how many questions are
/// answered at one moment.
///
/// @param open other questions before sign-in: the desktops of an office look every ten seconds
///   whether the server is there, from one address
/// @param atOnce questions answered at one moment, whoever asks
public record Paces(Rate read, Rate write, Rate export, Rate signIn, Rate open, int atOnce) {
    /// What an office of many desktops does not reach and a program that guesses or floods does: a
    /// minute's reading and writing go on for ever, a burst covers a folder of reports or a page of
    /// files.
    public static final Paces STANDARD =
            new Paces(
                    new Rate(600, 100),
                    new Rate(60, 600),
                    new Rate(10, 200),
                    new Rate(20, 20),
                    new Rate(3_000, 600),
                    200);

    /// For a server that serves one command of one person, a demonstration or a test.
    public static final Paces UNLIMITED =
            new Paces(Rate.NONE, Rate.NONE, Rate.NONE, Rate.NONE, Rate.NONE, 10_000);

    private static final Set<String> SIGNS_IN =
            Set.of("/auth/login", "/auth/password", "/auth/set-up", "/auth/sessions/end");

    /// The same with other numbers of questions and commands a minute for each person.
    public Paces with(int reads, int writes) {
        return new Paces(read.with(reads), write.with(writes), export, signIn, open, atOnce);
    }

    /// @param perMinute how many go on for ever
    /// @param burst how many may come at once after a quiet time
    public record Rate(int perMinute, int burst) {
        static final Rate NONE = new Rate(0, 0);

        /// A burst is a minute's at least where more is allowed than is usual.
        Rate with(int often) {
            return new Rate(often, often > perMinute ? Math.max(often, burst) : burst);
        }

        boolean isNone() {
            return perMinute == 0;
        }
    }

    /// The class and rate of what an address asks before anybody there has signed in.
    Map.Entry<String, Rate> beforeSignIn() {
        return Map.entry("open", open);
    }

    /// A call's class and its rate.
    Map.Entry<String, Rate> of(Call<?, ?> call) {
        if (SIGNS_IN.stream().anyMatch(call.path()::endsWith)) {
            return Map.entry("sign-in", signIn);
        }
        if (call.permission() == Permission.PUBLIC) {
            return beforeSignIn();
        }
        if (call.kind() == Call.Kind.COMMAND) {
            return Map.entry("write", write);
        }
        return call.path().endsWith("/file")
                ? Map.entry("export", export)
                : Map.entry("read", read);
    }
}
