package al.feedbackledger.api.doors;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without JavaScript: opens a page, fills in its form, sends it back with the cookies it got. */
final class FormClient {
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\"[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

    private final Doors doors;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();

    FormClient(Doors doors) {
        this.doors = doors;
    }

    /** Takes over what a session has. */
    FormClient as(StaffClient member) {
        for (String cookie : member.cookies().split("; ", -1)) {
            keep(cookie);
        }
        return this;
    }

    /** Opens a page and takes the hidden fields of its forms. */
    Reply open(String path) {
        Reply page = doors.send(
                doors.request(path, "Cookie", cookies(), "Accept", "text/html").GET());
        page.headers("set-cookie").forEach(this::keep);
        fields.clear();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            Matcher name = NAME.matcher(hidden.group());
            Matcher value = VALUE.matcher(hidden.group());
            if (name.find() && value.find()) {
                fields.putIfAbsent(name.group(1), value.group(1));
            }
        }
        return page;
    }

    String field(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new AssertionError("the page has no hidden field " + name);
        }
        return value;
    }

    FormClient with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    FormClient without(String name) {
        fields.remove(name);
        return this;
    }

    Reply send(String path) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        Reply reply = doors.send(doors.request(path, "Cookie", cookies(), "Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
        reply.headers("set-cookie").forEach(this::keep);
        return reply;
    }

    private String cookies() {
        StringBuilder all = new StringBuilder("none=0");
        cookies.forEach(
                (name, value) -> all.append("; ").append(name).append('=').append(value));
        return all.toString();
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
