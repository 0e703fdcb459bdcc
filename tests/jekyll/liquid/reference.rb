# Answers JSON lines: {"template", "values", "config"} on standard input; on standard output {"text"} that the real
# Jekyll makes of it, or {"error"}. Includes are those of tests/cases/liquid/_includes; the clock stands still.
require 'jekyll'
require 'jekyll-seo-tag'
require 'jekyll-feed'
require 'json'
require 'tmpdir'

ENV['TZ'] = 'Asia/Seoul'
NOW = Time.new(2024, 2, 27, 10, 20, 30, '+09:00').localtime
class << Time
  def now(*) = NOW.dup
end
Jekyll.logger.log_level = :error
INCLUDES = File.expand_path('../../cases/liquid/_includes', __dir__)

# A value of JSON as Ruby has it: {"$time": "..."}, {"$utc": "..."}, {"$date": "..."} and {"$range": [1, 3]} are what
# they say.
def value(json)
  case json
  when Array then json.map { |item| value(item) }
  when Hash
    key, content = json.first
    case key
    when '$time' then Time.iso8601(content).localtime
    when '$utc' then Time.iso8601(content).utc
    when '$date' then Date.iso8601(content)
    when '$range' then (content[0]..content[1])
    else json.transform_values { |item| value(item) }
    end
  else json
  end
end

def site_of(source, config)
  settings = Jekyll.configuration({ 'source' => source, 'destination' => "#{source}/_site", 'quiet' => true,
                                    'disable_disk_cache' => true, 'timezone' => 'Asia/Seoul' }.merge(config))
  site = Jekyll::Site.new(settings)
  site.reset
  site.read
  site
end

def answer(site, asked, name)
  values = value(asked['values'])
  site_values = site.site_payload['site']
  payload = { 'site' => site_values, 'jekyll' => { 'version' => '4.3.1' } }.merge(values)
  info = { :registers => { :site => site, :page => values['page'] || {} },
           :strict_filters => false, :strict_variables => false }
  template = site.liquid_renderer.file(name).parse(asked['template'])
  { 'text' => template.render!(payload, info).dup.force_encoding('UTF-8').scrub }
rescue StandardError, SystemStackError, ScriptError => e
  { 'error' => "#{e.class}: #{e.message.dup.force_encoding('UTF-8').scrub}" }
end

Dir.mktmpdir do |source|
  FileUtils.cp_r(INCLUDES, "#{source}/_includes")
  FileUtils.mkdir_p("#{source}/_posts")
  File.write("#{source}/_posts/2024-02-27-first.md", "---\ntitle: First\n---\nText")
  File.write("#{source}/about.md", "---\ntitle: About\n---\nText")
  sites = {}
  $stdout.sync = true
  $stdin.each_line.with_index do |line, index|
    asked = JSON.parse(line)
    config = value(asked['config'] || {})
    site = sites[config] ||= site_of(source, config)
    puts JSON.generate(answer(site, asked, "case-#{index}"))
  end
end
