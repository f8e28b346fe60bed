# shellcheck shell=sh
# Where each fuzz target starts from, beside the test fixtures: small inputs of every shape that its
# reader knows. Scripts/fuzz reads this file with `.`.

# seeds TARGET: writes its inputs into the current folder.
seeds() {
  case $1 in
    CSV) csv_seeds ;;
    Inspect) table_seeds && workbook_seeds ;;
    GeoJSON) lines '{"type":"Feature","id":1,"properties":{"name":"North"},"geometry":null}' \
      '{"properties":{"NAME":"SAINT ANNS","code":22}},{"properties":{"NAME":null}}' \
      '{"type":"FeatureCollection","features":[{"properties":{"a":"Nort"},"geometry":{"type":"Point"}}]}' \
      '{"type":"Topology"}' 7,null,[] ;;
    JSON) json_seeds ;;
    Numbers) lines 0 -0 1 -1.5 .5 5. 1e5 1E-7 +2 12345678901234567890 9007199254740993 4.9e-324 \
      2.2250738585072011e-308 1.7976931348623157e308 1.8e308 1e400 00.10 1e22 1e23 123456789e-22 \
      8.5e-23 0.000000000000000000000000001 NaN Inf 0x1p3 1_000 '1 000' 1e 1e+ - . 1.2.3 ;;
    Periods) lines 2015 2015.0 2015/16 2015/2016 2015-16 2013/16 2010-2015 '2010 to 2015' 2010–2015 \
      '2013/14 to 2015/16' '2024 Q1' 2024-Q1 2024Q4 'Q3 2021' 2015-03 '2009 10' '2015 03' 2009-10 \
      2015-03-31 2018-09-01/2018-12-31 2018-09/2018-12 2018-M03 '2019*' 1974a '2015/16 [Note 9]' \
      '2010-2015 (baseline)' 20222 9999 0 2015-13 2016-2010 1999/00 ;;
    Readers) csv_seeds && json_seeds && sdmx_seeds ;;
    SDMX) sdmx_seeds ;;
    UNSDJSON) json_seeds ;;
    Workbook) workbook_seeds ;;
    YAML) yaml_seeds ;;
  esac
}

# lines TEXT…: a file for each text.
lines() {
  number=0
  for text in "$@"; do
    number=$((number + 1))
    printf '%s' "$text" >"line-$number"
  done
}

csv_seeds() {
  cat >tidy.csv <<'END'
indicator,series,area,period,sex,age,county,value,lower,upper,se,n,numerator,denominator,unit,multiplier,nature,status,source,note,dimension:Guild
1.1.1,SI_POV_DAY1,900,2015,F,15-24,North,12.5,11,14,0.5,100,5,40,PT,0,C,A,Office,"a ""note"", long",Weavers
1.1.1,SI_POV_DAY1,AVA,2015/16,,,,<5,,,,,,,PT,3,E,,,,
1.1.1,SI_POV_DAY1,900,20222,M,65+,,"1 234,5",,,,,,,,,,,,,
END
  cat >sdmx.csv <<'END'
STRUCTURE,STRUCTURE_ID,ACTION,FREQ: Frequency,REPORTING_TYPE,SERIES: Series,REF_AREA,SEX,AGE,URBANISATION,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,NATURE,OBS_STATUS,COMMENT_OBS
dataflow,IAEG-SDGs:DF_SDG_GLC(1.0),I,A: Annual,N: National,SI_POV_DAY1: Poverty,AVA: Avalonia,F: Women,_T,_T,2015,12.5,PT: Percent,0,C,A,
dataflow,IAEG-SDGs:DF_SDG_GLC(1.0),D,A,N,SI_POV_DAY1,AVA,M,Y15T24,U,2016-01-01/P1Y,NaN,PT,0,C,O,none
END
  cat >unsd.csv <<'END'
Goal,Target,Indicator,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,Time_Detail,TimeCoverage,UpperBound,LowerBound,BasePeriod,Source,GeoInfoUrl,FootNote,[Age],[Nature],[Reporting Type],[Sex],[Units]
1,1.1,1.1.1,SI_POV_DAY1,Poverty,404,Kenya,2015,&gt;95,2015,,,,,Office,,none,15-24,C,G,FEMALE,PERCENT
1,1.1,1.1.1,SI_POV_DAY1,Poverty,900,Avalonia,2016,<2.5,,,3,1,2010,Office,,,ALLAGE,E,N,BOTHSEX,PERCENT
END
  cat >wide.csv <<'END'
goal_code,indicator_code,indicator,seriescode,geoareacode,sex,units,value_2014,value_2015,value_2016,value_latest_year,footnotes,sources,nature,valuedetails
1,C010101,1.1.1,SI_POV_DAY1,900,F,PERCENT,12,,14.5,14.5,[2014]: one // [2015-2016]: two,Office,[2014]: C,[2014]: <12
END
  cat >open-sdg.csv <<'END'
Year;Units;Series;Sex;GeoCode;Observation status;Value
2015;%;a series;Female;N1;A;12.5
2009-10;%;a series;;;;
END
  printf 'sep=\t\r\nindicator\tperiod\tvalue\r\n1.1.1\t2015\t1\r\n' >tab.csv
  printf '\377\376a\0,\0b\0\n\0001\0,\0002\0' >utf16.csv
}

# Tables as people lay them out, of no known layout.
table_seeds() {
  cat >title.csv <<'END'
Table 4.1: Share of the population below the poverty line (%),,,,
,,Male,,Female
County,Ward,2015,2016*,2015
North,A,"12,5",n/a,11.0
,B,1 234,..,(3)
Total,,13,14e,12
"Source: Office, 2017",,,,
END
  cat >long.csv <<'END'
Region;Jahr;Geschlecht;Anzahl;Anteil %
Nord;2015;F;1.204;12,5
Nord;2016;M;;<5
END
  cat >sections.csv <<'END'
Indicator 1.1.1,,
Urban,,
2015,12,13
Rural,,
2016,14,15
END
}

json_seeds() {
  printf '[{"a":[1,-0.5e-3,true,null,"\\ud83d\\ude00\\n\303\251"]},{},[]]' >plain.json
  cat >series.json <<'END'
{"goal":"2","target":"2.1","indicator":"2.1.1","seriesCode":"SN_ITK_DEFC","refAreas":[{"geoAreaCode":"AVA","type":"Country","data":[{"timePeriod":2015,"source":"FAO","natureCode":"E","unitsCode":"PT","value_numeric_part":14.8,"value_is_censored":false,"value_detail":"14.8"},{"timePeriod":2016,"value_numeric_part":2.5,"value_is_censored":true,"value_detail":"<2.5"}]},{"geoAreaCode":"AVB","data":[]}]}
END
  cat >page.json <<'END'
{"totalElements":1,"attributes":[{"id":"Nature","codes":[]}],"data":[{"goal":["1"],"indicator":["1.1.1"],"series":"SI_POV_DAY1","geoAreaCode":"AVA","timePeriodStart":2015.0,"value":"12.5","source":"Office","footnotes":["a","b"],"attributes":{"Nature":"C","Units":"PERCENT"},"dimensions":{"Sex":"FEMALE","Age":"15+"}}]}
END
  cat >inside.json <<'END'
"indicator":"1.1.1","data":[{"timePeriod":2015,"value":"1"},{"period":2016,"value":2,"note":["a",null]}]
END
  cat >wide.json <<'END'
[{"indicator":"1.1.1","seriescode":"SI_POV_DAY1","geoareacode":"900","value_2015":"12","value_2016":null,"footnotes":"[2015]: x"}]
END
}

sdmx_seeds() {
  cat >specific.xml <<'END'
<?xml version="1.0"?>
<m:StructureSpecificData xmlns:m="m" xmlns:ss="ss" xmlns:xsi="xsi"><m:Header><m:ID>x</m:ID></m:Header>
<m:DataSet ss:dataScope="DataStructure" xsi:type="t" ss:action="Information" REPORTING_TYPE="N"><Group xsi:type="g" SERIES="SI_POV_DAY1" SEX="F" COMMENT_TS="Of women"/>
<Series FREQ="A" SERIES="SI_POV_DAY1" REF_AREA="AVA" SEX="F" AGE="_T" UNIT_MEASURE="PT"><Obs TIME_PERIOD="2015" OBS_VALUE="12.5" OBS_STATUS="A" COMMENT_OBS="Men &amp; women"/><Obs TIME_PERIOD="2016" OBS_VALUE="NaN"/></Series></m:DataSet></m:StructureSpecificData>
END
  cat >generic.xml <<'END'
<GenericData><DataSet><Group><GroupKey><Value id="SEX" value="F"/></GroupKey><Attributes><Value id="COMMENT_TS" value="c"/></Attributes></Group><Series><SeriesKey><Value id="SERIES" value="SI_POV_DAY1"/><Value concept="REF_AREA" value="AVA"/></SeriesKey><Obs><ObsDimension value="2015"/><ObsValue value="1"/></Obs><Obs><Time>2016</Time><ObsValue value="2"/><Attributes><Value id="NATURE" value="C"/></Attributes></Obs></Series></DataSet></GenericData>
END
  cat >compact.xml <<'END'
<CompactData><DataSet><Obs SERIES="SI_POV_DAY1" REF_AREA="900" TIME_PERIOD="2015-Q1" OBS_VALUE="&lt;5" UNIT_MULT="3"/></DataSet></CompactData>
END
  cat >inside.xml <<'END'
<Obs><ObsDimension value="2015"/><ObsValue value="1"/><Value id="SERIES" value="SI_POV_DAY1"/></Obs>
END
  printf '<Structure><Codelist id="CL_SEX"><Code id="F"><Name>Women</Name></Code></Codelist></Structure>' >structure.xml
}

# Parts of a workbook with byte 30 between: FuzzWorkbook puts them into an archive.
workbook_seeds() {
  office=http://schemas.openxmlformats.org/officeDocument/2006/relationships
  {
    printf '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Data" sheetId="1" r:id="a"/><sheet name="Old" state="hidden" r:id="b"/></sheets></workbook>\036'
    printf '<Relationships><Relationship Id="a" Type="%s/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="%s/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="c" Type="%s/sharedStrings" Target="sharedStrings.xml"/></Relationships>\036' \
      "$office" "$office" "$office"
    printf '<sst><si><t>indicator</t></si><si><r><t>per</t></r><r><t>iod</t></r><rPh><t>x</t></rPh></si><si><t>value_x000D_</t></si></sst>\036'
    printf '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>value</t></is></c></row><row><c t="str"><v>1.1.1</v></c><c><v>2015</v></c><c><v>0.10000000000000001</v></c></row><row r="7"><c r="A7" t="b"><v>1</v></c><c r="AB7" t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>\036'
    printf '<worksheet><sheetData><row r="1"><c t="d"><v>2015-01-01</v></c><c s="1"><v>42005</v></c></row></sheetData></worksheet>\036'
    printf '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm"/></numFmts><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>'
  } >parts
}

yaml_seeds() {
  cat >settings.yaml <<'END'
country: Avalonia
languages: [en, fr]
title: {en: "Who \u00e9", fr: 'Qui ''a'''}
base: &base
  a: 1.10
  b: ~
other:
  <<: *base
  text: |
    two
    lines
  folded: >-
    one
    line
no: no
END
  printf -- '---\na: 1\na: 2\n? [x]\n: y\n---\nThe body\n' >page.md
}
