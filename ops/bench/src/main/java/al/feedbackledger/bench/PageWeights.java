package al.feedbackledger.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What a first visit fetches, as it comes over the wire. */
final class PageWeights {
    private static final Pattern FETCHED =
            Pattern.compile("(?:<link [^>]*href|<script [^>]*src|<img [^>]*src)=\"([^\"]+)\"");

    private static final Map<String, String> PAGES = new LinkedHashMap<>(Map.of());

    static {
        PAGES.put("home", "/");
        PAGES.put("form (at most 25 KB, 4 requests)", "/services/mpaspor/feedback");
        PAGES.put("timeline (at most 60 KB)", "/services/mpaspor");
        PAGES.put("follow", "/follow");
        PAGES.put("staff sign-in", "/staff");
    }

    private PageWeights() {}

    static void measure(Server ledger, Report report) throws IOException, InterruptedException {
        Report.say("page weights");
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                measure(client, ledger.address(), page, report);
            }
        }
    }

    private static void measure(HttpClient client, URI address, Map.Entry<String, String> page, Report report)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> html = fetch(client, address.resolve(page.getValue()));
        int bytes = html.body().length;
        int requests = 1;
        for (String part : parts(html)) {
            bytes += fetch(client, html.uri().resolve(part)).body().length;
            requests++;
        }
        report.figure(
                "Page: " + page.getKey(),
                String.format(Locale.ROOT, "%.1f KB in %d requests", bytes / 1024.0, requests));
    }

    private static HttpResponse<byte[]> fetch(HttpClient client, URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip").build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("a page answers " + response.statusCode() + ": " + uri.getPath());
        }
        return response;
    }

    private static Set<String> parts(HttpResponse<byte[]> html) throws IOException {
        boolean packed =
                html.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        byte[] body = html.body();
        if (packed) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = in.readAllBytes();
            }
        }
        Set<String> parts = new LinkedHashSet<>();
        Matcher matcher = FETCHED.matcher(new String(body, StandardCharsets.UTF_8));
        while (matcher.find()) {
            if (!matcher.group(0).contains("alternate") && !matcher.group(0).contains("canonical")) {
                parts.add(matcher.group(1));
            }
        }
        return parts;
    }
}
