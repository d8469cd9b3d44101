package fidus.server.paper;

/// The weights of the one family used. Its figures all have one width, so columns of them align.
enum Face {
    LIGHT("OpenSans-Light.ttf"),
    REGULAR("OpenSans-Regular.ttf"),
    SEMIBOLD("OpenSans-Semibold.ttf");

    private final String file;

    Face(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }
}
