package fidus.server.planted;

class SpeaksJavalin {
    Object server() {
        return io.javalin.Javalin.create();
    }
}
