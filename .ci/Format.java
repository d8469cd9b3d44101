import com.google.googlejavaformat.java.Main;

/// `check DIR…` fails on sources that are not in the house format; `apply DIR…` rewrites them.
void main(String... args) throws IOException {
    var call =
            new ArrayList<String>(
                    args[0].equals("apply")
                            ? List.of("--aosp", "--replace")
                            : List.of("--aosp", "--dry-run", "--set-exit-if-changed"));
    for (String folder : Arrays.asList(args).subList(1, args.length)) {
        try (var files = Files.walk(Path.of(folder))) {
            files.filter(file -> !file.toString().contains(File.separator + "target" + File.separator))
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .forEach(call::add);
        }
    }
    Main.main(call.toArray(new String[0]));
}
