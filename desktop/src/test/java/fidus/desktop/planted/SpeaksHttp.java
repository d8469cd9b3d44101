package fidus.desktop.planted;

import okhttp3.OkHttpClient;

final class SpeaksHttp {
    private final OkHttpClient http = new OkHttpClient();

    OkHttpClient http() {
        return http;
    }
}
