package al.feedbackledger.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;

/** A controller that does nothing: what this machine, this server and this client can do at the most. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@RestController
class NothingServer {

    public static void main(String[] args) {
        SpringApplication app = new SpringApplication(NothingServer.class);
        app.setDefaultProperties(Map.of(
                "spring.main.banner-mode", "off",
                "spring.threads.virtual.enabled", "true",
                "spring.config.location", "optional:classpath:/nothing.yaml",
                "server.address", "127.0.0.1"));
        app.run(args);
    }

    /** Reads and answers about as many bytes as giving feedback does. */
    @PostMapping("/api/v1/feedback")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> post(@RequestBody Map<String, Object> body) {
        return Map.of(
                "reference", "00000000S",
                "trackingCode", "0000-0000-0000-0000",
                "status", "RECORDED",
                "position", body.size());
    }

    @GetMapping("/ready")
    String ready() {
        return "ready";
    }
}
